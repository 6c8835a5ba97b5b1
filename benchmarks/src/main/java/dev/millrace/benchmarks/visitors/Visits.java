// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import dev.millrace.benchmarks.query.Rows;

/**
 * Which key is seen at which position of a split, and what has to come out. The keys of different
 * splits are different, so the row of a position does not depend on how the splits are mixed.
 *
 * @param keys in all; a multiple of the splits times {@link #COLD_PER_HOT}
 * @param splits of the input
 */
public record Visits(int keys, int splits) {
    /** One of so many keys is hot. */
    public static final int COLD_PER_HOT = 100;

    /** Bytes of a key's profile: with its key and count it takes about 100 bytes in a snapshot. */
    public static final int PROFILE_BYTES = 80;

    /** Prime, so that hot keys are seen in scattered order and each once before any twice. */
    static final int STRIDE = 30_011;

    public Visits {
        if (keys <= 0 || splits <= 0 || keys % (splits * COLD_PER_HOT) != 0) {
            throw new IllegalArgumentException(
                    "keys must be a multiple of "
                            + splits * COLD_PER_HOT
                            + " for "
                            + splits
                            + " splits, got "
                            + keys);
        }
    }

    /** Positions of a split in which each of its keys is seen once; hot ones follow. */
    public int fill() {
        return keys / splits;
    }

    /** Hot keys of a split. */
    public int hot() {
        return fill() / COLD_PER_HOT;
    }

    /** The key that is seen at a position. */
    public long key(int split, long position) {
        long number =
                position < fill()
                        ? position
                        : (position - fill()) % hot() * STRIDE % hot() * COLD_PER_HOT;
        return number * splits + split;
    }

    /** How often the key of a position has been seen then, this time among them. */
    public long count(long position) {
        return position < fill() ? 1 : 2 + (position - fill()) / hot();
    }

    /** What is kept of a key beside its count. */
    public static byte[] profile(long key) {
        byte[] profile = new byte[PROFILE_BYTES];
        for (int at = 0; at < PROFILE_BYTES; at++) {
            profile[at] = mark(key, at);
        }
        return profile;
    }

    /**
     * The byte of a profile that goes into the row of a count, to show that the profile is there.
     */
    public static byte mark(byte[] profile, long count) {
        return profile[(int) (count % PROFILE_BYTES)];
    }

    private static byte mark(long key, long at) {
        return (byte) Rows.mix(key * PROFILE_BYTES + at);
    }

    /** The row of a position as a number. */
    public long row(int split, long position) {
        long key = key(split, position);
        long count = count(position);
        return row(key, count, mark(key, count % PROFILE_BYTES));
    }

    /** A row as a number. */
    public static long row(long key, long count, byte mark) {
        return Rows.of(key, count, mark);
    }
}
