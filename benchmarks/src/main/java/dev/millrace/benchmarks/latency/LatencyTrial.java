// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.latency;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.NexmarkGenerator;
import dev.millrace.benchmarks.events.Visit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One run of the count whose latency is measured: key is {@link Event#id()}, windows tumble by
 * {@link #WINDOW_MS}, watermarks follow the greatest event time without delay, and each row (key,
 * window end, count) is given to a {@link LatencyRecorder}.
 *
 * <p>The clock starts when every split has a reader. Like {@code Trial}, it is found by {@link
 * #current()} where an engine copies sources and sinks.
 */
public final class LatencyTrial {
    public static final long WINDOW_MS = 1000;

    private static final int KEYS = 10_000;
    private static final long HEAD_START_NS = 100_000_000L;
    private static final int DIGITS = 3;
    private static final AtomicReference<LatencyTrial> CURRENT = new AtomicReference<>();

    private final int splits;
    private final long eventsPerSecond;
    private final long warmupMs;
    private final long measureMs;
    private final Event[] visits = new Event[KEYS];
    private final Histogram latenciesNs = new Histogram(DIGITS);
    private int readers;
    private volatile @Nullable Schedule schedule;

    public LatencyTrial(int splits, long eventsPerSecond, long warmupMs, long measureMs) {
        this.splits = splits;
        this.eventsPerSecond = eventsPerSecond;
        this.warmupMs = warmupMs;
        this.measureMs = measureMs;
        for (int key = 0; key < KEYS; key++) {
            visits[key] = new Visit(key, NexmarkGenerator.START_MS);
        }
    }

    /** The trial that runs in this JVM. */
    public static LatencyTrial current() {
        LatencyTrial trial = CURRENT.get();
        if (trial == null) {
            throw new IllegalStateException("no latency trial runs in this JVM");
        }
        return trial;
    }

    /** Makes this the current trial. */
    public LatencyTrial begin() {
        CURRENT.set(this);
        return this;
    }

    public int parallelism() {
        return splits;
    }

    /** The source of a split, from 0; to be called once for each, from any thread. */
    public synchronized PacedReader reader(int split) {
        readers++;
        if (readers == splits) {
            schedule =
                    new Schedule(
                            splits,
                            eventsPerSecond,
                            System.nanoTime() + HEAD_START_NS,
                            NexmarkGenerator.START_MS);
        }
        return new PacedReader(this, split);
    }

    boolean started() {
        return schedule != null;
    }

    Schedule schedule() {
        Schedule started = schedule;
        if (started == null) {
            throw new IllegalStateException("not all splits have a reader yet");
        }
        return started;
    }

    /** Events in all; one more window than is measured, so that events complete the last one. */
    long events() {
        return (warmupMs + measureMs + WINDOW_MS) * eventsPerSecond / 1000;
    }

    int keys() {
        return KEYS;
    }

    Event visit(int key) {
        return visits[key];
    }

    /** Windows in all; the last one takes what comes after them too. */
    int windows() {
        return (int) ((warmupMs + measureMs) / WINDOW_MS) + 1;
    }

    /** The number of a window, from 0. */
    int windowOf(long windowEndMs) {
        long number = (windowEndMs - NexmarkGenerator.START_MS) / WINDOW_MS - 1;
        return (int) Math.min(number, windows() - 1);
    }

    boolean isMeasured(int window) {
        long endMs = (window + 1) * WINDOW_MS;
        return endMs > warmupMs && endMs <= warmupMs + measureMs;
    }

    /** A recorder for one sink instance. */
    public LatencyRecorder recorder() {
        return new LatencyRecorder(this);
    }

    synchronized void collect(Histogram histogram) {
        latenciesNs.add(histogram);
    }

    /** The latencies collected, in ns; to be read when the run has ended. */
    public synchronized Histogram latenciesNs() {
        return latenciesNs.copy();
    }
}
