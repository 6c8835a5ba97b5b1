// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.kafka;

import dev.millrace.api.JobHandle;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.benchmarks.trial.Moment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time in the midst of a run in which its records are counted, as the engine counts them. */
final class Window {
    /** Stable id of the operator whose records are counted. */
    static final String COUNTED = "rows";

    private static final long POLL_MS = 10;

    private final long warmupMs;
    private final long measureMs;
    private @Nullable Moment from;
    private @Nullable Moment to;
    private long fromMs;
    private long toMs;

    /**
     * @param warmupMs from the first record on
     */
    Window(long warmupMs, long measureMs) {
        this.warmupMs = warmupMs;
        this.measureMs = measureMs;
    }

    /**
     * Returns when the time is over; the job goes on.
     *
     * @throws IllegalStateException if the input is over before
     */
    void watch(JobHandle job) throws InterruptedException {
        while (taken(job) == 0) {
            pause(job, POLL_MS);
        }
        pause(job, warmupMs);
        from = Moment.with(taken(job));
        fromMs = System.currentTimeMillis();
        pause(job, measureMs);
        to = Moment.with(taken(job));
        toMs = System.currentTimeMillis();
    }

    private static void pause(JobHandle job, long ms) throws InterruptedException {
        long fromNs = System.nanoTime();
        while (System.nanoTime() - fromNs < TimeUnit.MILLISECONDS.toNanos(ms)) {
            if (job.status().isTerminal()) {
                String why = job.failure().map(Throwable::toString).orElse("its input was over");
                throw new IllegalStateException("the job ended while it was measured: " + why);
            }
            TimeUnit.MILLISECONDS.sleep(Math.min(ms, POLL_MS));
        }
    }

    private static long taken(JobHandle job) {
        return job.metrics().stream()
                .filter(metrics -> metrics.uid().equals(COUNTED))
                .mapToLong(OperatorMetrics::recordsIn)
                .sum();
    }

    Map<String, Double> figures() {
        if (from == null || to == null) {
            throw new IllegalStateException("nothing was watched");
        }
        return new LinkedHashMap<>(from.figuresTo(to));
    }

    /** When it began, wall clock. */
    long fromMs() {
        return fromMs;
    }

    /** When it ended, wall clock. */
    long toMs() {
        return toMs;
    }
}
