// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import dev.millrace.benchmarks.query.Checksum;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Takes the rows of one sink instance. Latencies are recorded also while they are not measured, and
 * without a branch on it: one that is taken for the first time when measuring begins would have the
 * code of the whole chain compiled again just then. Used by one thread at a time.
 */
public final class RowTaker {
    private static final int DIGITS = 3;

    /** Fixed, because a histogram that grows runs code that nothing has compiled yet. */
    private static final long GREATEST_NS = 100_000_000_000L;

    /** A sink that is to take longer waits for so much at once: less is not kept exactly. */
    private static final long WAIT_NS = 1_000_000;

    private final VisitorTrial trial;
    private final boolean paced;
    private final long sinkNs;
    private final Checksum checksum = new Checksum();
    private final Histogram[] latenciesNs = {
        new Histogram(GREATEST_NS, DIGITS), new Histogram(GREATEST_NS, DIGITS)
    };
    private long owedNs;
    private boolean first = true;
    private boolean closed;

    RowTaker(VisitorTrial trial) {
        this.trial = trial;
        this.paced = trial.plan().isPaced();
        this.sinkNs = trial.plan().sinkNs();
    }

    /** A row has arrived. */
    public void row(long key, long count, byte mark, long position) {
        long row = Visits.row(key, count, mark);
        checksum.add(row);
        if (first) {
            first = false;
            trial.firstRow(key, position, row);
        }
        if (paced) {
            long dueNs = trial.dueNs(position);
            long latencyNs = System.nanoTime() - dueNs;
            latenciesNs[trial.measured(dueNs)].recordValue(
                    Math.max(0, Math.min(latencyNs, GREATEST_NS)));
        }
        if (sinkNs > 0) {
            dawdle();
        }
    }

    /** As a sink does whose target answers slowly. */
    private void dawdle() {
        owedNs += sinkNs;
        if (owedNs >= WAIT_NS) {
            long fromNs = System.nanoTime();
            LockSupport.parkNanos(owedNs);
            owedNs -= System.nanoTime() - fromNs;
        }
    }

    /** No more rows will come; engines may say so more than once. */
    public void close() {
        if (!closed) {
            closed = true;
            trial.collect(checksum, latenciesNs[1]);
        }
    }
}
