// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.query;

/**
 * Turns the columns of an output row into one well mixed number.
 *
 * <p>The mixer is the finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom
 * number generators, 2014).
 */
public final class Rows {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Rows() {}

    public static long of(long a, long b) {
        return mix(a * FACTOR + b);
    }

    public static long of(long a, long b, long c) {
        return mix((a * FACTOR + b) * FACTOR + c);
    }

    public static long of(long a, long b, long c, long d) {
        return mix(((a * FACTOR + b) * FACTOR + c) * FACTOR + d);
    }

    /** One number for three texts. */
    public static long text(String a, String b, String c) {
        return (a.hashCode() * FACTOR + b.hashCode()) * FACTOR + c.hashCode();
    }

    /** Spreads a number over all bits; also good to choose a lane by key. */
    public static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
