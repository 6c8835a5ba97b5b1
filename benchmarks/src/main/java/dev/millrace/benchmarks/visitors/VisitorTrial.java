// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import dev.millrace.benchmarks.events.Meter;
import dev.millrace.benchmarks.query.Checksum;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One run of the job: visits by key into a count and a profile of 80 bytes per key, and for each
 * visit a row of key, count, one byte of the profile, and the visit's position.
 *
 * <p>Engines that copy sources and sinks by serialization find the trial by {@link #current()}.
 */
public final class VisitorTrial {
    private static final long HEAD_START_NS = 100_000_000L;

    /** After every time, and far enough from the greatest long for differences of times. */
    private static final long NEVER_NS = Long.MAX_VALUE / 4;

    private static final AtomicReference<VisitorTrial> CURRENT = new AtomicReference<>();

    /** Asks an engine for the checkpoints of a running job. */
    @FunctionalInterface
    public interface Probe {
        /** The latest ones that have ended, oldest first. */
        List<Taken> checkpoints() throws Exception;
    }

    private final Plan plan;
    private final Visits visits;
    private final Meter meter;
    private final Set<Integer> filled = new HashSet<>(); // guarded by this
    private final Checksum collected = new Checksum();
    private final Histogram latenciesNs = new Histogram(3);
    private final AtomicBoolean firstRow = new AtomicBoolean(true);
    private volatile @Nullable Probe probe;
    private volatile long paceFromNs = Long.MAX_VALUE;
    private volatile long measuredFromNs = NEVER_NS;
    private volatile long measuredToNs = NEVER_NS;

    public VisitorTrial(Plan plan) {
        this.plan = plan;
        this.visits = new Visits(plan.keys(), plan.splits());
        this.meter = Meter.untilStopped(plan.splits());
    }

    /** The trial that runs in this JVM. */
    public static VisitorTrial current() {
        VisitorTrial trial = CURRENT.get();
        if (trial == null) {
            throw new IllegalStateException("no trial runs in this JVM");
        }
        return trial;
    }

    /** Makes this the current trial. */
    public VisitorTrial begin() {
        CURRENT.set(this);
        return this;
    }

    public Plan plan() {
        return plan;
    }

    public Visits visits() {
        return visits;
    }

    public Meter meter() {
        return meter;
    }

    /** The source of a split, from a position on. */
    public VisitReader reader(int split, long position) {
        return new VisitReader(this, split, position);
    }

    /** For one sink instance. */
    public RowTaker taker() {
        return new RowTaker(this);
    }

    /** The job runs; to be called by the contender, once. */
    public void running(Probe started) {
        probe = started;
    }

    /** What the engine tells of its checkpoints, nothing before the job runs. */
    List<Taken> checkpoints() throws Exception {
        Probe started = probe;
        return started == null ? List.of() : started.checkpoints();
    }

    /** Has the first row of all be told on standard output; before the job runs. */
    public VisitorTrial announcingFirstRow() {
        firstRow.set(false);
        return this;
    }

    /** The first row of a sink instance. */
    void firstRow(long key, long position, long row) {
        if (firstRow.compareAndSet(false, true)) {
            long split = key % visits.splits();
            System.out.println(FirstRow.MARK + " " + split + " " + position + " " + row);
        }
    }

    /** Hot visits of a split that are due from a position on. */
    long due(int split, long position) {
        if (!plan.isPaced()) {
            return Long.MAX_VALUE;
        }
        if (paceFromNs == Long.MAX_VALUE) {
            filled(split);
            return 0;
        }
        long elapsedNs = Math.max(0, System.nanoTime() - paceFromNs);
        long dueInAll = (long) (elapsedNs * (double) plan.visitsPerSecond() / 1e9 / plan.splits());
        return Math.max(0, dueInAll + visits.fill() - position);
    }

    /** A split has seen all its keys; the clock starts with the last one. */
    private synchronized void filled(int split) {
        filled.add(split);
        if (filled.size() == visits.splits() && paceFromNs == Long.MAX_VALUE) {
            paceFromNs = System.nanoTime() + HEAD_START_NS;
        }
    }

    /**
     * When the visit of a position is due, on the clock of {@link System#nanoTime}; long ago for
     * the first visit of a key.
     */
    long dueNs(long position) {
        if (position < visits.fill()) {
            return -NEVER_NS;
        }
        double perVisitNs = 1e9 * plan.splits() / plan.visitsPerSecond();
        return paceFromNs + (long) ((position - visits.fill()) * perVisitNs);
    }

    /** Returns 1 for a visit whose latency counts, else 0; from the signs, without a branch. */
    int measured(long dueNs) {
        return (int) (((dueNs - measuredFromNs) ^ (dueNs - measuredToNs)) >>> (Long.SIZE - 1));
    }

    void measureFromNow() {
        measuredFromNs = System.nanoTime();
    }

    void measureToNow() {
        measuredToNs = System.nanoTime();
    }

    synchronized void collect(Checksum rows, Histogram latencies) {
        collected.add(rows);
        latenciesNs.add(latencies);
    }

    /** All rows, when the run has ended. */
    synchronized Checksum collected() {
        return collected;
    }

    /** All latencies, when the run has ended. */
    synchronized Histogram latenciesNs() {
        return latenciesNs;
    }

    /** The rows that should have come. */
    Checksum expected() {
        Checksum expected = new Checksum();
        long[] read = meter.positions();
        for (int split = 0; split < read.length; split++) {
            for (long position = 0; position < read[split]; position++) {
                expected.add(visits.row(split, position));
            }
        }
        return expected;
    }
}
