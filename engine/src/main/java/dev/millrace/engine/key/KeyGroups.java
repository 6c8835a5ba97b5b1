// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.key;

/**
 * Which key group a hash belongs to and which subtask a key group belongs to.
 *
 * <p>A key group is the smallest share of keyed state that moves between subtasks. Their number is
 * the operator's max parallelism and never changes, so that state can be dealt out anew at another
 * parallelism; each subtask has a contiguous range of them, as in Flink.
 *
 * <p>The high bits of a hash choose its group (multiply and shift after Lemire, "Fast random
 * integer generation in an interval", 2019), so the low bits stay free to choose its place in a
 * table. The hash must be one of {@link KeyHash}, all of whose bits are equally good.
 *
 * <pre>{@code
 * int group = KeyGroups.groupOf(KeyHash.of(key), maxParallelism);
 * int subtask = KeyGroups.subtaskOf(group, maxParallelism, parallelism);
 * }</pre>
 */
public final class KeyGroups {

    /** The most key groups there can be; a group's number fits in 15 bits of a snapshot's key. */
    public static final int MOST_GROUPS = 1 << 15;

    /** The fewest key groups that are given by default: room to grow for a small job. */
    private static final int DEFAULT_GROUPS = 1 << 7;

    private KeyGroups() {}

    /** Returns the key group of {@code hash}, from 0 to {@code maxParallelism - 1}. */
    public static int groupOf(int hash, int maxParallelism) {
        return (int) (((hash & 0xffffffffL) * maxParallelism) >>> 32);
    }

    /** Returns the subtask whose range has {@code group}. */
    public static int subtaskOf(int group, int maxParallelism, int parallelism) {
        return (int) ((long) group * parallelism / maxParallelism);
    }

    /** Returns the first group of {@code subtask}. */
    public static int firstOf(int subtask, int maxParallelism, int parallelism) {
        return (int) (((long) subtask * maxParallelism + parallelism - 1) / parallelism);
    }

    /** Returns the group after the last one of {@code subtask}; the next subtask's first. */
    public static int endOf(int subtask, int maxParallelism, int parallelism) {
        return firstOf(subtask + 1, maxParallelism, parallelism);
    }

    /**
     * Returns the max parallelism of an operator that names none: half as much again as its
     * parallelism, rounded up to a power of two, at least 128 and at most {@link #MOST_GROUPS}.
     */
    public static int defaultMaxParallelism(int parallelism) {
        check(parallelism, MOST_GROUPS);
        int wanted = parallelism + parallelism / 2;
        int rounded = wanted <= 1 ? 1 : Integer.highestOneBit(wanted - 1) << 1;
        return Math.min(Math.max(rounded, DEFAULT_GROUPS), MOST_GROUPS);
    }

    /**
     * Checks a pair of settings.
     *
     * @throws IllegalArgumentException unless 1 ≤ parallelism ≤ maxParallelism ≤ {@link
     *     #MOST_GROUPS}
     */
    public static void check(int parallelism, int maxParallelism) {
        if (maxParallelism < 1 || maxParallelism > MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "max parallelism " + maxParallelism + " is not between 1 and " + MOST_GROUPS);
        }
        if (parallelism < 1 || parallelism > maxParallelism) {
            throw new IllegalArgumentException(
                    "parallelism "
                            + parallelism
                            + " is not between 1 and the max parallelism "
                            + maxParallelism);
        }
    }
}
