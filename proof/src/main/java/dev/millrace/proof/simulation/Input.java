// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What a source reads: a pure function of its numbers, so that it can be read again from any
 * position. Records arrive in bursts over the whole time of the world.
 *
 * @param seed what the records are drawn from
 * @param splits how many splits
 * @param records of each split
 * @param burst how many arrive at once
 * @param keys how many keys
 * @param parallelism of the source, 0 for the job's
 * @param perPoll records a reader gives at most at once
 * @param idleMs after this much time without records a split is idle, 0 for never
 * @param holdMs readers hold back what has arrived for so long or until a barrier passes one of
 *     them, so that records follow barriers closely
 */
record Input(
        long seed,
        int splits,
        int records,
        int burst,
        int keys,
        int parallelism,
        int perPoll,
        long idleMs,
        long holdMs) {

    /** Input comes for so long, and a job cannot end before. */
    static final long DURATION_MS = 180_000;

    /** Event time lies up to this much behind arrival. */
    static final int MOST_DISORDER_MS = 2_000;

    /** Watermarks stay so far behind, which is more than disorder and delay: nothing is late. */
    static final int WATERMARK_DELAY_MS = 10_000;

    /** More than a split has records: what tells splits apart in a value. */
    private static final long SPLIT = 1_000_000;

    Input sized(int otherSplits, int otherRecords) {
        return new Input(
                seed, otherSplits, otherRecords, burst, keys, parallelism, perPoll, idleMs, holdMs);
    }

    /** When a record arrives, in ms since the world began. */
    long arrivalMs(int position) {
        int bursts = (records + burst - 1) / burst;
        return position / burst * DURATION_MS / bursts;
    }

    Item record(int split, int position) {
        long luck = mix(seed * 31 + split, position);
        long key = Math.floorMod(luck, 10) < 4 ? 0 : Math.floorMod(luck >> 8, keys);
        long time = arrivalMs(position) - Math.floorMod(luck >> 20, MOST_DISORDER_MS);
        return new Item("k" + key, time, split * SPLIT + position);
    }

    static int splitOf(long value) {
        return (int) (value / SPLIT);
    }

    static int positionOf(long value) {
        return (int) (value % SPLIT);
    }

    List<Item> all() {
        List<Item> all = new ArrayList<>();
        for (int split = 0; split < splits; split++) {
            for (int position = 0; position < records; position++) {
                all.add(record(split, position));
            }
        }
        return all;
    }

    /** A mix of two numbers (SplitMix64, Steele et al. 2014). */
    private static long mix(long a, long b) {
        long z = a * 0x9E3779B97F4A7C15L + b;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
