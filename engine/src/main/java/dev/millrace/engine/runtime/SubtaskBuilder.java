// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.engine.exchange.Channel;
import dev.millrace.engine.operator.BatchLoop;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.RecordPosition;
import dev.millrace.engine.plan.TaskEdge;
import dev.millrace.engine.source.SourceCoordinator;
import dev.millrace.engine.source.SourceHead;
import dev.millrace.engine.source.SourcePlace;
import dev.millrace.engine.source.SourceReading;
import java.util.ArrayList;
import java.util.List;

/** Builds one subtask: its chain, and the intake that feeds it. */
final class SubtaskBuilder {
    private final SubtaskPlace place;
    private final Participant participant;
    private final JobControl job;
    private final Interruption interruption = new Interruption();

    SubtaskBuilder(SubtaskPlace place, Participant participant, JobControl job) {
        this.place = place;
        this.participant = participant;
        this.job = job;
    }

    /** A subtask that reads a source. */
    Subtask reading(
            Source<Object, SourceSplit, Object> source,
            SourcePlace time,
            SourceCoordinator coordinator) {
        SourceHead head = new SourceHead(time, interruption);
        Chain chain =
                new ChainBuilder(
                                place,
                                head.position(),
                                interruption,
                                (planned, context, out) ->
                                        planned.id() == place.task().head().id()
                                                ? head.makeOperator(context, out)
                                                : OperatorFactory.make(
                                                        planned.work(), context, out))
                        .build();
        ChainBarrier barrier = new ChainBarrier(chain);
        SourceReading reading = head.makeReading(source, coordinator);
        return subtask(new SourceIntake(reading, barrier), chain, barrier);
    }

    /** A subtask that receives from others. */
    Subtask receiving() {
        InputPosition position = new InputPosition();
        Chain chain =
                new ChainBuilder(
                                place,
                                position,
                                interruption,
                                (planned, context, out) ->
                                        OperatorFactory.make(planned.work(), context, out))
                        .build();
        position.head = chain.head();
        ChainBarrier barrier = new ChainBarrier(chain);
        return subtask(channels(chain, barrier), chain, barrier);
    }

    private ChannelIntake channels(Chain chain, ChainBarrier barrier) {
        List<ChannelIntake.Inbound> inbounds = new ArrayList<>();
        BatchLoop[] loops = new BatchLoop[2];
        for (TaskEdge edge : place.plan().edgesInto(place.task())) {
            int ordinal = edge.ordinal();
            if (loops[ordinal] == null) {
                loops[ordinal] = BatchLoop.of(chain.head(), ordinal, chain.room());
            }
            for (Channel channel : place.wiring().into(edge, place.index())) {
                inbounds.add(
                        new ChannelIntake.Inbound(
                                channel, loops[ordinal], place.times().ruleOf(edge)));
            }
        }
        long nowNs = place.outside().clock().monotonicNs();
        return new ChannelIntake(
                inbounds,
                place.times().into(place.task()),
                chain.head(),
                chain.room(),
                barrier,
                nowNs);
    }

    private Subtask subtask(Intake intake, Chain chain, ChainBarrier barrier) {
        SubtaskMemory memory =
                new SubtaskMemory(chain, intake, barrier, place.epochs(), participant);
        return new Subtask(
                place.name(), intake, chain, memory, place.outside().clock(), job, interruption);
    }

    /** Names the record by its number in the subtask's input. */
    private static final class InputPosition implements RecordPosition {
        private @org.jspecify.annotations.Nullable Operator head;

        @Override
        public String input() {
            return head == null ? "(none)" : "the input of '" + head.context().operator() + "'";
        }

        @Override
        public long position() {
            return head == null ? 0 : head.recordsTaken();
        }

        @Override
        public String describe() {
            return head == null ? "no record yet" : "record " + position() + " of " + input();
        }
    }
}
