// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * An aggregate whose accumulator is a {@code long}, kept unboxed by the engine: an update allocates
 * nothing and stores no reference.
 *
 * <pre>{@code
 * LongAggregateFunction<String, Long> characters =
 *         new LongAggregateFunction<>() {
 *             public long createLong() {
 *                 return 0;
 *             }
 *
 *             public long addLong(String value, long accumulator) {
 *                 return accumulator + value.length();
 *             }
 *
 *             public Long resultOf(long accumulator) {
 *                 return accumulator;
 *             }
 *
 *             public long mergeLong(long a, long b) {
 *                 return a + b;
 *             }
 *         };
 * }</pre>
 *
 * @param <IN> the records
 * @param <OUT> the results
 */
public interface LongAggregateFunction<IN, OUT>
        extends RetractableAggregateFunction<IN, Long, OUT> {

    /** Returns the accumulator of no records. */
    long createLong();

    /** Returns {@code accumulator} with {@code value}. */
    long addLong(IN value, long accumulator);

    /** Returns the result of what was added. */
    OUT resultOf(long accumulator);

    /** Returns the accumulator of both; associative, with {@link #createLong()} neutral. */
    long mergeLong(long a, long b);

    /** Returns whether {@link #retractLong} may be called: no, unless overridden. */
    @Override
    default boolean isRetractable() {
        return false;
    }

    /**
     * Takes {@code other} out of {@code accumulator}: the exact inverse of {@link #mergeLong}.
     *
     * @throws UnsupportedOperationException unless {@link #isRetractable()}
     */
    default long retractLong(long accumulator, long other) {
        throw new UnsupportedOperationException(getClass().getName() + " is not retractable");
    }

    @Override
    default Long createAccumulator() {
        return createLong();
    }

    @Override
    default Long add(IN value, Long accumulator) {
        return addLong(value, accumulator);
    }

    @Override
    default OUT getResult(Long accumulator) {
        return resultOf(accumulator);
    }

    @Override
    default Long merge(Long a, Long b) {
        return mergeLong(a, b);
    }

    @Override
    default Long retract(Long accumulator, Long other) {
        return retractLong(accumulator, other);
    }
}
