// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.trial;

import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.query.Checksum;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Measures the rate of a running trial: events given out between two instants, the first of them
 * when the code is warm and the state has its full size.
 */
final class Throughput {
    /** What a slow contender may take to fill its state; longer ones are measured as they are. */
    private static final long MAX_WARMUP_MS = 60_000;

    private static final long POLL_MS = 20;

    private final Trial trial;
    private final long warmupMs;
    private final long measureMs;

    Throughput(Trial trial, long warmupMs, long measureMs) {
        this.trial = trial;
        this.warmupMs = warmupMs;
        this.measureMs = measureMs;
    }

    /** Runs the trial to its end. */
    Outcome measure(Contender contender) throws Exception {
        CompletableFuture<Void> run = start(contender);
        await(run, warmupMs, trial.query().settleEvents());
        Moment from = now();
        await(run, measureMs, 0);
        Moment to = now();
        trial.meter().stop();
        run.get();
        double drainMs = (System.nanoTime() - to.timeNs()) / 1e6;
        return outcome(from, to, drainMs);
    }

    private CompletableFuture<Void> start(Contender contender) {
        CompletableFuture<Void> run = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                contender.run(trial);
                                run.complete(null);
                            } catch (Throwable failure) {
                                run.completeExceptionally(failure);
                            }
                        },
                        "trial");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    /** Waits for a time from the first event on and for a number of events. */
    private void await(CompletableFuture<Void> run, long waitMs, long events) throws Exception {
        long startNs = System.nanoTime();
        while (elapsedMs(startNs) < waitMs
                || (trial.meter().total() < events && elapsedMs(startNs) < MAX_WARMUP_MS)) {
            if (trial.meter().total() == 0) {
                startNs = System.nanoTime();
            }
            failIfEnded(run);
        }
    }

    private static void failIfEnded(CompletableFuture<Void> run)
            throws InterruptedException, ExecutionException {
        try {
            run.get(POLL_MS, TimeUnit.MILLISECONDS);
            throw new IllegalStateException("the run ended before it was stopped");
        } catch (TimeoutException stillRunning) {
            return;
        }
    }

    private static long elapsedMs(long sinceNs) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNs);
    }

    private Moment now() {
        return Moment.with(trial.meter().total());
    }

    private Outcome outcome(Moment from, Moment to, double drainMs) {
        Map<String, Double> figures = from.figuresTo(to);
        figures.put("drainMs", drainMs);
        Checksum collected = trial.collected();
        return new Outcome(
                figures,
                Arrays.stream(trial.meter().positions()).boxed().toList(),
                collected.rows(),
                collected.sum());
    }
}
