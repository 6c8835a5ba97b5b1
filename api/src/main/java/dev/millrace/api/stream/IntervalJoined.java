// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessJoinFunction;
import dev.millrace.api.graph.Instances;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two keyed streams with the interval in which their records are paired. Settings change this
 * object and return it. A pair gets the later one of its two timestamps.
 *
 * <pre>{@code
 * OutputTag<Payment> late = new OutputTag<>("late-payments");
 * orders.keyBy(Order::id)
 *         .intervalJoin(payments.keyBy(Payment::orderId))
 *         .between(Duration.ofMinutes(-5), Duration.ofMinutes(5))
 *         .sideOutputRightLateData(late)
 *         .process(PaidOrders::new)
 *         .getSideOutput(late)
 *         .print();
 * }</pre>
 *
 * @param <A> type of the left stream's records
 * @param <B> type of the right stream's records
 * @param <K> type of the key
 */
public final class IntervalJoined<A, B, K> {
    private final KeyedStream<A, K> left;
    private final KeyedStream<B, K> right;
    private final long lowerMs;
    private final long upperMs;
    private boolean lowerExclusive;
    private boolean upperExclusive;
    private @Nullable OutputTag<A> lateLeft;
    private @Nullable OutputTag<B> lateRight;

    IntervalJoined(KeyedStream<A, K> left, KeyedStream<B, K> right, long lowerMs, long upperMs) {
        this.left = left;
        this.right = right;
        this.lowerMs = lowerMs;
        this.upperMs = upperMs;
    }

    /** Leaves out right records exactly at the lower bound. */
    public IntervalJoined<A, B, K> lowerBoundExclusive() {
        lowerExclusive = true;
        return this;
    }

    /** Leaves out right records exactly at the upper bound. */
    public IntervalJoined<A, B, K> upperBoundExclusive() {
        upperExclusive = true;
        return this;
    }

    /** Where left records go that the watermark has passed; else they are counted. */
    public IntervalJoined<A, B, K> sideOutputLeftLateData(OutputTag<A> tag) {
        lateLeft = tag;
        return this;
    }

    /** Where right records go that the watermark has passed; else they are counted. */
    public IntervalJoined<A, B, K> sideOutputRightLateData(OutputTag<B> tag) {
        lateRight = tag;
        return this;
    }

    /** Calls {@code function} for each pair. */
    public <R> SingleOutputStreamOperator<R> process(ProcessJoinFunction<A, B, R> function) {
        return process(Instances.of(function));
    }

    /** As the other {@code process}, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> process(
            Supplier<? extends ProcessJoinFunction<A, B, R>> functions) {
        return process(Instances.<ProcessJoinFunction<A, B, R>>suppliedBy(functions));
    }

    private <R> SingleOutputStreamOperator<R> process(
            Instances<ProcessJoinFunction<A, B, R>> functions) {
        Interval interval = interval();
        OutputTag<A> leftTag = lateLeft;
        OutputTag<B> rightTag = lateRight;
        return new KeyedConnectedStreams<>(left, right)
                .read(
                        Instances.suppliedBy(
                                () ->
                                        new IntervalJoinFunction<K, A, B, R>(
                                                functions.next(), interval, leftTag, rightTag)),
                        "interval join");
    }

    private Interval interval() {
        long lower = lowerExclusive ? lowerMs + 1 : lowerMs;
        long upper = upperExclusive ? upperMs - 1 : upperMs;
        if (lower > upper) {
            throw new IllegalStateException(
                    "No time lies between "
                            + lowerMs
                            + " ms and "
                            + upperMs
                            + " ms with both bounds left out; widen the interval");
        }
        return new Interval(lower, upper);
    }
}
