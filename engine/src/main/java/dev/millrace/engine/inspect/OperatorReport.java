// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One operator: sums of counts, the least watermark, the greatest share of its subtasks.
 *
 * @param id its uid
 * @param stateful whether it keeps any state
 */
public record OperatorReport(
        String id,
        String name,
        String kind,
        int task,
        int parallelism,
        long recordsIn,
        long recordsOut,
        long lateAccepted,
        long lateDropped,
        long errors,
        double busyShare,
        double backPressuredShare,
        double idleShare,
        @Nullable Long watermarkIn,
        @Nullable Long watermarkOut,
        double queueFill,
        double latencyMs,
        boolean stateful,
        List<SubtaskReport> subtasks) {

    /** Sums up {@code subtasks}, of which there is at least one. */
    public static OperatorReport of(
            PlanReport.PlacedOperator operator, boolean stateful, List<SubtaskReport> subtasks) {
        return new OperatorReport(
                operator.id(),
                operator.name(),
                operator.kind(),
                operator.task(),
                operator.parallelism(),
                sum(subtasks, SubtaskReport::recordsIn),
                sum(subtasks, SubtaskReport::recordsOut),
                sum(subtasks, SubtaskReport::lateAccepted),
                sum(subtasks, SubtaskReport::lateDropped),
                sum(subtasks, SubtaskReport::errors),
                greatest(subtasks, SubtaskReport::busyShare),
                greatest(subtasks, SubtaskReport::backPressuredShare),
                1 - greatest(subtasks, subtask -> 1 - subtask.idleShare()),
                least(subtasks, SubtaskReport::watermarkIn),
                least(subtasks, SubtaskReport::watermarkOut),
                greatest(subtasks, SubtaskReport::queueFill),
                greatest(subtasks, SubtaskReport::latencyMs),
                stateful,
                List.copyOf(subtasks));
    }

    /**
     * How many times the average the fullest of its subtasks has taken in: 1 if all had the same,
     * or there was nothing; {@link #parallelism} if one had all. A hot key shows here.
     */
    public double skew() {
        long most = subtasks.stream().mapToLong(SubtaskReport::recordsIn).max().orElse(0);
        return recordsIn == 0 ? 1 : (double) most * subtasks.size() / recordsIn;
    }

    private static long sum(List<SubtaskReport> subtasks, ToLongFunction<SubtaskReport> count) {
        return subtasks.stream().mapToLong(count).sum();
    }

    private static double greatest(
            List<SubtaskReport> subtasks, ToDoubleFunction<SubtaskReport> share) {
        return subtasks.stream().mapToDouble(share).max().orElse(0);
    }

    /** A subtask that has no watermark yet holds all back. */
    private static @Nullable Long least(
            List<SubtaskReport> subtasks, Function<SubtaskReport, @Nullable Long> watermark) {
        long least = Long.MAX_VALUE;
        for (SubtaskReport subtask : subtasks) {
            Long one = watermark.apply(subtask);
            if (one == null) {
                return null;
            }
            least = Math.min(least, Objects.requireNonNull(one));
        }
        return least;
    }
}
