// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * An aggregate from which a part can be taken out again, so that a sliding window is kept up to
 * date by adding what enters and taking out what leaves, whatever its width.
 *
 * @param <IN> the records
 * @param <ACC> the accumulators
 * @param <OUT> the results
 */
public interface RetractableAggregateFunction<IN, ACC, OUT>
        extends AggregateFunction<IN, ACC, OUT> {

    /**
     * Takes {@code other} out of {@code accumulator}: the inverse of {@link #merge}, exactly.
     * {@code retract(merge(a, b), a)} equals {@code b}.
     *
     * @param accumulator what {@code other} was merged into; may be changed in place
     * @param other stays in use and must not be changed
     * @return the accumulator of the rest
     */
    ACC retract(ACC accumulator, ACC other);
}
