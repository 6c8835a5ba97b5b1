// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the events that each split has given out and says when to stop.
 *
 * <p>Splits report once in a stride of events, each in a cache line of its own; the measuring
 * thread reads the sum at two instants while the run goes on. So the figure holds neither the start
 * nor the end of a job, and costs the loops nothing that could be seen.
 */
public final class Meter {
    /** Longs between two counters: two cache lines, because lines are fetched in pairs. */
    private static final int PADDING = 16;

    private final AtomicLongArray positions;
    private final long[] limits;
    private volatile boolean stopped;

    private Meter(long[] limits) {
        this.limits = limits;
        this.positions = new AtomicLongArray((limits.length + 1) * PADDING);
    }

    /** A meter whose run goes on until {@link #stop()}. */
    public static Meter untilStopped(int splits) {
        long[] limits = new long[splits];
        Arrays.fill(limits, Long.MAX_VALUE);
        return new Meter(limits);
    }

    /** A meter that ends each split at a position: a repetition of a run that was stopped there. */
    public static Meter upTo(long... limits) {
        return new Meter(limits.clone());
    }

    /** Notes a split's position and tells whether it may go on. */
    public boolean goesOn(int split, long position) {
        positions.lazySet((split + 1) * PADDING, position);
        return position < limits[split] && !stopped;
    }

    /** Ends all splits at their next question. */
    public void stop() {
        stopped = true;
    }

    public int splits() {
        return limits.length;
    }

    /** Events given out by each split. */
    public long[] positions() {
        long[] read = new long[limits.length];
        for (int split = 0; split < read.length; split++) {
            read[split] = positions.get((split + 1) * PADDING);
        }
        return read;
    }

    /** Events given out by all splits. */
    public long total() {
        return Arrays.stream(positions()).sum();
    }
}
