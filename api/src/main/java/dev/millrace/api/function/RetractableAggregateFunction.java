// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * An aggregate from which a part can be taken out again, so that a sliding window is kept up to
 * date by adding what enters and taking out what leaves, whatever its width.
 *
 * <p>The inverse must be exact: sums of integers qualify, sums of floating-point numbers do not,
 * since rounding errors would stay behind.
 *
 * <pre>{@code
 * class Total implements RetractableAggregateFunction<Integer, long[], Long> {
 *     public long[] createAccumulator() {
 *         return new long[1];
 *     }
 *
 *     public long[] add(Integer value, long[] accumulator) {
 *         accumulator[0] += value;
 *         return accumulator;
 *     }
 *
 *     public Long getResult(long[] accumulator) {
 *         return accumulator[0];
 *     }
 *
 *     public long[] merge(long[] a, long[] b) {
 *         a[0] += b[0];
 *         return a;
 *     }
 *
 *     public long[] retract(long[] accumulator, long[] other) {
 *         accumulator[0] -= other[0];
 *         return accumulator;
 *     }
 * }
 * }</pre>
 *
 * @param <IN> the records
 * @param <ACC> the accumulators
 * @param <OUT> the results
 */
public interface RetractableAggregateFunction<IN, ACC, OUT>
        extends AggregateFunction<IN, ACC, OUT> {

    /** Returns whether {@link #retract} may be called; for aggregates that are made of others. */
    default boolean isRetractable() {
        return true;
    }

    /**
     * Takes {@code other} out of {@code accumulator}: the exact inverse of {@link #merge}, so that
     * {@code retract(merge(a, b), a)} is worth as much as {@code b}.
     *
     * @param accumulator what {@code other} was merged into; may be changed in place
     * @param other stays in use and must not be changed
     * @return the accumulator of the rest
     * @throws UnsupportedOperationException unless {@link #isRetractable()}
     */
    ACC retract(ACC accumulator, ACC other);
}
