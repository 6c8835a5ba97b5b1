// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.exchange.Sender;
import dev.millrace.engine.exchange.Tee;
import dev.millrace.engine.exchange.Unread;
import dev.millrace.engine.operator.Counters;
import dev.millrace.engine.operator.Failures;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.operator.RecordPosition;
import dev.millrace.engine.operator.SideOutputs;
import dev.millrace.engine.plan.PlannedOperator;
import dev.millrace.engine.plan.Successor;
import dev.millrace.engine.plan.TaskEdge;
import dev.millrace.engine.state.StateRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the chain of one subtask from its ends to its head: an operator is made when everything it
 * emits to exists.
 */
final class ChainBuilder {
    /** Makes an operator of the chain once its context and output exist. */
    interface Maker {
        Operator make(PlannedOperator planned, OperatorContext context, Output out);
    }

    private final SubtaskPlace place;
    private final RecordPosition position;
    private final Interruption interruption;
    private final Maker maker;
    private final Room room = new Room();
    private final List<Operator> operators = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();

    ChainBuilder(
            SubtaskPlace place, RecordPosition position, Interruption interruption, Maker maker) {
        this.place = place;
        this.position = position;
        this.interruption = interruption;
        this.maker = maker;
    }

    Chain build() {
        add(place.task().head());
        return new Chain(operators, senders, room);
    }

    private Operator add(PlannedOperator planned) {
        int index = operators.size();
        List<Output> main = new ArrayList<>();
        Map<OutputTag<?>, List<Output>> aside = new LinkedHashMap<>();
        DeferredRejects rejects = new DeferredRejects();
        for (Successor successor : planned.chained()) {
            outputsOf(main, aside, successor.sideOutput()).add(add(successor.operator()));
        }
        for (TaskEdge edge : place.plan().edgesFrom(planned)) {
            outputsOf(main, aside, edge.sideOutput()).add(sender(edge, rejects));
        }
        Map<OutputTag<?>, Output> side = new LinkedHashMap<>();
        aside.forEach((tag, outputs) -> side.put(tag, join(outputs)));
        Failures failures = failures(planned, side);
        rejects.handler = failures;
        OperatorContext context = context(planned, failures, side);
        Operator operator;
        try {
            operator = maker.make(planned, context, join(main));
        } catch (StateRefusedException e) {
            throw e.of(planned.name());
        }
        operators.add(index, operator);
        return operator;
    }

    private static List<Output> outputsOf(
            List<Output> main, Map<OutputTag<?>, List<Output>> aside, @Nullable OutputTag<?> tag) {
        return tag == null ? main : aside.computeIfAbsent(tag, ignored -> new ArrayList<>());
    }

    private Output join(List<Output> outputs) {
        return switch (outputs.size()) {
            case 0 -> new Unread();
            case 1 -> outputs.get(0);
            default ->
                    place.outside()
                            .classCopy()
                            .make(Tee.class, Output.class, (Object) outputs.toArray(Output[]::new));
        };
    }

    private Sender sender(TaskEdge edge, DeferredRejects rejects) {
        Sender sender =
                SenderFactory.make(
                        place.outside().classCopy(),
                        edge.partitioning(),
                        place.wiring().outOf(edge, place.index()),
                        room,
                        place.index(),
                        place.plan().tasks().get(edge.toTask()),
                        rejects,
                        place.outside().random("shuffle-" + edge.id() + "-" + place.index()));
        senders.add(sender);
        return sender;
    }

    private Failures failures(PlannedOperator planned, Map<OutputTag<?>, Output> side) {
        ErrorPolicy policy = planned.errorPolicy();
        Output deadLetters =
                policy instanceof ErrorPolicy.ToDeadLetters letters
                        ? side.computeIfAbsent(letters.tag(), ignored -> new Unread())
                        : null;
        return new Failures(
                planned.name(),
                place.index(),
                policy,
                deadLetters,
                position,
                interruption::wasSent);
    }

    private OperatorContext context(
            PlannedOperator planned, Failures failures, Map<OutputTag<?>, Output> side) {
        Counters counters = new Counters();
        return new OperatorContext(
                place.plan().jobName(),
                planned.name(),
                planned.uid(),
                place.index(),
                place.task().parallelism(),
                place.task().maxParallelism(),
                place.plan().mode(),
                place.outside().clock(),
                place.outside().blockingWork(),
                place.outside().classCopy(),
                room,
                failures,
                new SideOutputs(side, counters),
                counters,
                place.epochs(),
                place.trials().get());
    }

    /** A sender is made before the operator whose error policy it applies. */
    private static final class DeferredRejects implements dev.millrace.engine.exchange.Rejects {
        private @Nullable Failures handler;

        @Override
        public void reject(Throwable cause, @Nullable Object value, long timestamp) {
            if (handler == null) {
                throw new IllegalStateException("A record was sent before the chain was built");
            }
            handler.handle(cause, value, timestamp);
        }
    }
}
