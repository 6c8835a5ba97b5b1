// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.latency;

import org.HdrHistogram.Histogram;

/** Takes the rows of one sink instance. Used by one thread at a time. */
public final class LatencyRecorder {
    private static final int DIGITS = 3;

    private final LatencyTrial trial;
    private final Histogram latenciesNs = new Histogram(DIGITS);

    LatencyRecorder(LatencyTrial trial) {
        this.trial = trial;
    }

    /** A row has arrived. */
    public void row(long windowEndMs) {
        if (trial.isMeasured(windowEndMs)) {
            long latencyNs = System.nanoTime() - trial.schedule().completionDueNs(windowEndMs);
            latenciesNs.recordValue(Math.max(0, latencyNs));
        }
    }

    /** No more rows will come; to be called once. */
    public void close() {
        trial.collect(latenciesNs);
    }
}
