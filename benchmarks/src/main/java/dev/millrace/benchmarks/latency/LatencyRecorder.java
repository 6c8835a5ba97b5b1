// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.latency;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Takes the rows of one sink instance, also those that are not measured: a branch that is taken for
 * the first time when measuring begins would have the code of the whole chain compiled again just
 * then. Used by one thread at a time.
 */
public final class LatencyRecorder {
    private static final int DIGITS = 3;
    private static final long GREATEST_NS = 100_000_000_000L;

    private final LatencyTrial trial;
    private final Histogram[] latenciesNs;

    LatencyRecorder(LatencyTrial trial) {
        this.trial = trial;
        this.latenciesNs = new Histogram[trial.windows()];
        Arrays.setAll(latenciesNs, window -> new Histogram(GREATEST_NS, DIGITS));
    }

    /** A row has arrived. */
    public void row(long windowEndMs) {
        long latencyNs = System.nanoTime() - trial.schedule().completionDueNs(windowEndMs);
        latenciesNs[trial.windowOf(windowEndMs)].recordValue(
                Math.max(0, Math.min(latencyNs, GREATEST_NS)));
    }

    /** No more rows will come; to be called once. */
    public void close() {
        for (int window = 0; window < latenciesNs.length; window++) {
            if (trial.isMeasured(window)) {
                trial.collect(latenciesNs[window]);
            }
        }
    }
}
