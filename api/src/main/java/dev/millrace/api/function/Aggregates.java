// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Ready-made aggregates. Those of numbers keep their accumulator unboxed; {@link #count}, {@link
 * #sumLong} and {@link #averageLong} are retractable, so a sliding window costs the same whatever
 * its width.
 *
 * <pre>{@code
 * record Bid(String bidder, long price) {}
 *
 * AggregateFunction<Bid, ?, Long> highest = Aggregates.maxLong(Bid::price);
 * AggregateFunction<Bid, ?, String> line =
 *         Aggregates.combine(
 *                 Aggregates.<Bid>count(),
 *                 Aggregates.averageLong(Bid::price),
 *                 (bids, price) -> bids + " bids of " + price);
 * }</pre>
 */
public final class Aggregates {

    private Aggregates() {}

    /** Counts records. */
    public static <T> LongAggregateFunction<T, Long> count() {
        return new LongAggregates.Count<>();
    }

    /**
     * Adds up integers. The sum wraps around like {@code long} addition: it is exact whenever the
     * total fits into a {@code long}, whatever happened on the way.
     */
    public static <T> LongAggregateFunction<T, Long> sumLong(ToLongFunction<? super T> number) {
        return new LongAggregates.Sum<>(number);
    }

    /** Finds the least integer; {@link Long#MAX_VALUE} of no records. */
    public static <T> LongAggregateFunction<T, Long> minLong(ToLongFunction<? super T> number) {
        return new LongAggregates.Min<>(number);
    }

    /** Finds the greatest integer; {@link Long#MIN_VALUE} of no records. */
    public static <T> LongAggregateFunction<T, Long> maxLong(ToLongFunction<? super T> number) {
        return new LongAggregates.Max<>(number);
    }

    /** Averages integers; {@link Double#NaN} of no records. The sum wraps around. */
    public static <T> RetractableAggregateFunction<T, ?, Double> averageLong(
            ToLongFunction<? super T> number) {
        return new Averages.OfLong<>(number);
    }

    /** Adds up floating-point numbers, in the order in which the engine merges them. */
    public static <T> LongAggregateFunction<T, Double> sumDouble(
            ToDoubleFunction<? super T> number) {
        return new DoubleAggregates.Sum<>(number);
    }

    /** Finds the least number, -0.0 below 0.0, NaN if one is NaN; infinity of no records. */
    public static <T> LongAggregateFunction<T, Double> minDouble(
            ToDoubleFunction<? super T> number) {
        return new DoubleAggregates.Min<>(number);
    }

    /** Finds the greatest number, 0.0 above -0.0, NaN if one is NaN; -infinity of no records. */
    public static <T> LongAggregateFunction<T, Double> maxDouble(
            ToDoubleFunction<? super T> number) {
        return new DoubleAggregates.Max<>(number);
    }

    /** Averages floating-point numbers; {@link Double#NaN} of no records. */
    public static <T> AggregateFunction<T, ?, Double> averageDouble(
            ToDoubleFunction<? super T> number) {
        return new Averages.OfDouble<>(number);
    }

    /**
     * Finds the least record; of equals the one that came first.
     *
     * @param order for example {@code Comparator.comparingLong(Bid::price)}
     */
    public static <T> AggregateFunction<T, ?, T> minBy(Comparator<? super T> order) {
        return new Selections.Greatest<>(order.reversed());
    }

    /**
     * Finds the greatest record; of equals the one that came first.
     *
     * @param order for example {@code Comparator.comparingLong(Bid::price)}
     */
    public static <T> AggregateFunction<T, ?, T> maxBy(Comparator<? super T> order) {
        return new Selections.Greatest<>(order);
    }

    /**
     * Finds the {@code n} greatest records, the greatest first; of equals those that came first.
     *
     * @param n at least 1
     * @param order for example {@code Comparator.comparingLong(Bid::price)}
     */
    public static <T> AggregateFunction<T, ?, List<T>> topN(int n, Comparator<? super T> order) {
        return new Selections.TopN<>(n, order);
    }

    /** Collects all records, in order of arrival; the list that results is not changed later. */
    public static <T> AggregateFunction<T, ArrayList<T>, List<T>> toList() {
        return new Selections.ToList<>();
    }

    /**
     * Computes two aggregates of the same records at once. Retractable if both are; allocates
     * nothing per record if both keep their accumulators unboxed.
     *
     * @param combiner makes one result of two
     */
    public static <T, A, B, R> RetractableAggregateFunction<T, ?, R> combine(
            AggregateFunction<? super T, ?, A> first,
            AggregateFunction<? super T, ?, B> second,
            BiFunction<? super A, ? super B, ? extends R> combiner) {
        LongAggregateFunction<? super T, A> firstLong = unboxed(first);
        LongAggregateFunction<? super T, B> secondLong = unboxed(second);
        if (firstLong != null && secondLong != null) {
            return new CombinedLongAggregate<>(firstLong, secondLong, combiner);
        }
        return combineAny(first, second, combiner);
    }

    /**
     * Returns the aggregate as what it is, or null. The cast keeps the types of AggregateFunction.
     */
    @SuppressWarnings("unchecked")
    private static <T, A> @Nullable LongAggregateFunction<? super T, A> unboxed(
            AggregateFunction<? super T, ?, A> aggregate) {
        return aggregate instanceof LongAggregateFunction<?, ?>
                ? (LongAggregateFunction<? super T, A>) aggregate
                : null;
    }

    /** Names what the wildcards stand for. */
    private static <T, X, A, Y, B, R> RetractableAggregateFunction<T, ?, R> combineAny(
            AggregateFunction<? super T, X, A> first,
            AggregateFunction<? super T, Y, B> second,
            BiFunction<? super A, ? super B, ? extends R> combiner) {
        return new CombinedAggregate<>(first, second, combiner);
    }
}
