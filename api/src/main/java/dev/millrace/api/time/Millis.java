// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

import java.time.Duration;

/**
 * Arithmetic of milliseconds that ends at the edges of {@code long} instead of wrapping around, so
 * that a timestamp of the far future never lands in the past. Pure; for any thread.
 *
 * <pre>{@code
 * long closesAt = Millis.plus(Long.MAX_VALUE - 1, Millis.of("lateness", Duration.ofHours(48)));
 * // Long.MAX_VALUE
 * }</pre>
 */
public final class Millis {

    /** The longest duration: twice of it can still be added up without wrapping around. */
    public static final long LONGEST = Long.MAX_VALUE / 4;

    private Millis() {}

    /** Returns {@code a + b}, cut off at the edges. */
    public static long plus(long a, long b) {
        long sum = a + b;
        boolean wrapped = ((a ^ sum) & (b ^ sum)) < 0;
        return wrapped ? edge(a) : sum;
    }

    /** Returns {@code a - b}, cut off at the edges. */
    public static long minus(long a, long b) {
        long difference = a - b;
        boolean wrapped = ((a ^ b) & (a ^ difference)) < 0;
        return wrapped ? edge(a) : difference;
    }

    private static long edge(long side) {
        return side < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /**
     * Returns a duration in milliseconds, at least 1; what is finer is cut off.
     *
     * @param name what the duration is, for the error
     * @throws IllegalArgumentException if it is shorter than 1 ms or longer than {@link #LONGEST}
     */
    public static long positive(String name, Duration duration) {
        long ms = of(name, duration);
        if (ms < 1) {
            throw new IllegalArgumentException(
                    name + " is " + duration + " but must be at least 1 ms");
        }
        return ms;
    }

    /**
     * Returns a duration in milliseconds, which may be zero or negative; what is finer is cut off.
     *
     * @param name what the duration is, for the error
     * @throws IllegalArgumentException if it is longer than {@link #LONGEST} in either direction
     */
    public static long of(String name, Duration duration) {
        if (duration.abs().compareTo(Duration.ofMillis(LONGEST)) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + duration + " but must not exceed " + LONGEST + " ms");
        }
        return duration.toMillis();
    }
}
