// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import java.time.Duration;

/**
 * Two keyed streams whose records are to be paired by time.
 *
 * <pre>{@code
 * orders.keyBy(Order::id)
 *         .intervalJoin(payments.keyBy(Payment::orderId))
 *         .between(Duration.ZERO, Duration.ofHours(2))
 *         .upperBoundExclusive()
 *         .process(new PaidOrders());
 * }</pre>
 *
 * @param <A> type of the left stream's records
 * @param <B> type of the right stream's records
 * @param <K> type of the key
 */
public final class IntervalJoin<A, B, K> {
    private final KeyedStream<A, K> left;
    private final KeyedStream<B, K> right;

    IntervalJoin(KeyedStream<A, K> left, KeyedStream<B, K> right) {
        this.left = left;
        this.right = right;
    }

    /**
     * Pairs a left record with the right ones that lie between {@code lower} and {@code upper}
     * after it in event time, to the millisecond, both included. A bound may be negative: before
     * it.
     *
     * @throws IllegalArgumentException if {@code lower} is greater than {@code upper}
     */
    public IntervalJoined<A, B, K> between(Duration lower, Duration upper) {
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException(
                    "The lower bound " + lower + " is after the upper bound " + upper);
        }
        return new IntervalJoined<>(left, right, lower.toMillis(), upper.toMillis());
    }
}
