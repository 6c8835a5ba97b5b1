// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.exchange.Channel;
import dev.millrace.engine.inspect.InquiryException;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.PlannedOperator;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.plan.TaskEdge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job as others may look at it: its plan, its subtasks, and the channels between them.
 *
 * @param subtasks by task and index
 */
record LiveJob(Plan plan, Wiring wiring, List<List<WatchedSubtask>> subtasks) {

    /** Where an operator runs: its task, and its place among the operators of the chain. */
    record Place(Task task, int chainPlace, PlannedOperator operator) {}

    LiveJob {
        subtasks = subtasks.stream().map(List::copyOf).toList();
    }

    /** Every operator, in the order of the plan. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Task task : plan.tasks()) {
            List<PlannedOperator> chain = task.operators();
            for (int i = 0; i < chain.size(); i++) {
                places.add(new Place(task, i, chain.get(i)));
            }
        }
        return places;
    }

    /**
     * @throws InquiryException if there is no operator with this uid
     */
    Place place(String uid) {
        return places().stream()
                .filter(place -> place.operator().uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> InquiryException.notFound(unknown(uid)));
    }

    private String unknown(String uid) {
        List<String> uids = places().stream().map(place -> place.operator().uid()).toList();
        return "There is no operator '" + uid + "'; there are " + String.join(", ", uids);
    }

    List<WatchedSubtask> of(Task task) {
        return subtasks.get(task.id());
    }

    /** The tasks that read from a task, over any number of steps. */
    Set<Integer> readersOf(int task) {
        Set<Integer> readers = new HashSet<>();
        List<Integer> open = new ArrayList<>(List.of(task));
        while (!open.isEmpty()) {
            int from = open.remove(open.size() - 1);
            plan.edges().stream()
                    .filter(edge -> edge.fromTask() == from && readers.add(edge.toTask()))
                    .forEach(edge -> open.add(edge.toTask()));
        }
        return readers;
    }

    /** An operator of these tasks that goes on only when a call returns; null if there is none. */
    @Nullable String waitingForCalls(Set<Integer> tasks) {
        return waitingForCalls(tasks.stream().flatMap(task -> subtasks.get(task).stream()));
    }

    /** An operator of a task that has read all and only waits for calls; null if there is none. */
    @Nullable String endingWithCalls(Task task) {
        return waitingForCalls(
                subtasks.get(task.id()).stream()
                        .filter(each -> each.subtask().phase() == SubtaskPhase.ENDING));
    }

    private static @Nullable String waitingForCalls(Stream<WatchedSubtask> subtasks) {
        return subtasks.flatMap(subtask -> subtask.operators().stream())
                .filter(Operator::waitsForCalls)
                .map(operator -> operator.context().operator())
                .findFirst()
                .orElse(null);
    }

    /** The operator of {@code place} in a subtask. */
    Operator operator(Place place, WatchedSubtask subtask) {
        String uid = place.operator().uid();
        for (Operator operator : subtask.operators()) {
            if (operator.context().uid().equals(uid)) {
                return operator;
            }
        }
        throw new IllegalStateException(subtask.name() + " has no operator " + uid);
    }

    /** An inbound channel of a subtask and the operator whose records travel in it. */
    record Inbound(TaskEdge edge, Place from, WatchedSubtask sender, Channel channel) {}

    /** The inbound channels of a subtask; none if it reads a source. */
    List<Inbound> into(Task task, int index) {
        List<Inbound> inbounds = new ArrayList<>();
        for (TaskEdge edge : plan.edgesInto(task)) {
            Place from = sender(edge);
            for (WatchedSubtask sender : of(from.task())) {
                Channel channel = wiring.between(edge, sender.place().index(), index);
                if (channel != null) {
                    inbounds.add(new Inbound(edge, from, sender, channel));
                }
            }
        }
        return inbounds;
    }

    private Place sender(TaskEdge edge) {
        for (Place place : places()) {
            if (place.operator().id() == edge.fromOperator()) {
                return place;
            }
        }
        throw new IllegalStateException("Edge " + edge.id() + " comes from no operator");
    }

    /** A watermark as reports have it: null before the first. */
    static @Nullable Long shown(long watermark) {
        return watermark == Long.MIN_VALUE ? null : (Long) watermark;
    }
}
