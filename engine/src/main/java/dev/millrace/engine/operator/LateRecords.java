// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.inspect.LateReport.LateRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of late records that one operator met in one subtask: how many, how late, and some
 * of them, chosen evenly from all (Vitter, "Random Sampling with a Reservoir", 1985, algorithm R).
 *
 * <p>Owned by the subtask's thread.
 */
public final class LateRecords {
    /** As many as a person looks at. */
    private static final int SAMPLED = 20;

    /** Buckets for each doubling: a bound read off them is at most an eighth too large. */
    private static final int STEPS = 8;

    private static final int BUCKETS = 64 * STEPS;

    private final int subtask;
    private final List<LateRecord> sample = new ArrayList<>();
    private long @Nullable [] lateness;
    private long @Nullable [] missing;
    private long count;
    private long seen;
    private long draws = 0x9E3779B97F4A7C15L;

    public LateRecords(int subtask) {
        this.subtask = subtask;
    }

    /**
     * Notes a record.
     *
     * @param watermark where event time stood
     * @param missingMs how much later event time would have had to come for it not to be one of
     *     these
     */
    public void add(Object value, long timestamp, long watermark, long missingMs) {
        count++;
        long lateMs = Math.max(0, watermark - timestamp);
        if (lateness == null || missing == null) {
            lateness = new long[BUCKETS];
            missing = new long[BUCKETS];
        }
        lateness[bucketOf(lateMs)]++;
        missing[bucketOf(Math.max(0, missingMs))]++;
        long chosen = seen++ < SAMPLED ? sample.size() : draw(seen);
        if (chosen < SAMPLED) {
            LateRecord record =
                    new LateRecord(Excerpt.of(value), timestamp, watermark, lateMs, subtask);
            if (chosen < sample.size()) {
                sample.set((int) chosen, record);
            } else {
                sample.add(record);
            }
        }
    }

    /** A number below {@code bound}; the same in each run, so that runs repeat (xorshift). */
    private long draw(long bound) {
        draws ^= draws << 13;
        draws ^= draws >>> 7;
        draws ^= draws << 17;
        return Long.remainderUnsigned(draws, bound);
    }

    /** Notes {@code records} of which no more is known than that they were late. */
    public void addUnseen(long records) {
        count += records;
    }

    /** How many; may be read by any thread, a moment late. */
    public long count() {
        return count;
    }

    public List<LateRecord> sample() {
        return List.copyOf(sample);
    }

    /** Counts by how late records were; buckets as {@link #fromOf} says. */
    public long[] latenessCounts() {
        return lateness == null ? new long[BUCKETS] : lateness.clone();
    }

    /** Counts by how much later event time would have had to come. */
    public long[] missingCounts() {
        return missing == null ? new long[BUCKETS] : missing.clone();
    }

    private static int bucketOf(long ms) {
        if (ms < STEPS) {
            return (int) ms;
        }
        int doubling = 63 - Long.numberOfLeadingZeros(ms);
        int step = (int) (ms >>> (doubling - 3)) & (STEPS - 1);
        return (doubling - 2) * STEPS + step;
    }

    /** The least that falls in a bucket, in ms. */
    public static long fromOf(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int doubling = bucket / STEPS + 2;
        return doubling > 62
                ? Long.MAX_VALUE
                : (1L << doubling) + ((long) (bucket % STEPS) << (doubling - 3));
    }
}
