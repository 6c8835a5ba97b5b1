// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.query.Checksum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * Measures a running trial: from when every key is there, the code is warm and checkpoints have
 * become small, or would have, for some seconds.
 */
public final class Measuring {
    private static final long POLL_MS = 20;

    /** A slow engine may take so long to see every key once. */
    private static final long MAX_FILL_MS = 400_000;

    /** Checkpoints that have not become small by then do not become small at all. */
    private static final long MAX_SETTLE_MS = 45_000;

    /** A checkpoint is small that is so many times smaller than the largest. */
    private static final int SMALL = 10;

    private final VisitorTrial trial;
    private final long warmupMs;
    private final long measureMs;
    private final List<Instant> instants = new ArrayList<>();

    /** Visits given out by a time. */
    private record Instant(long wallMs, long timeNs, long visits) {}

    public Measuring(VisitorTrial trial, long warmupMs, long measureMs) {
        this.trial = trial;
        this.warmupMs = warmupMs;
        this.measureMs = measureMs;
    }

    /**
     * Runs the trial to its end.
     *
     * @param contender runs the job and returns when it has ended
     * @throws IllegalStateException if rows are missing, doubled or wrong
     */
    public Outcome measure(Callable<?> contender) throws Exception {
        CompletableFuture<Void> run = start(contender);
        boolean full = await(run, MAX_FILL_MS, () -> last().visits >= trial.plan().keys());
        if (!full) {
            throw new IllegalStateException("not every key was seen in " + MAX_FILL_MS + " ms");
        }
        await(run, warmupMs, () -> false);
        boolean settled = await(run, MAX_SETTLE_MS, this::isSettled);
        trial.measureFromNow();
        Instant from = last();
        await(run, measureMs, () -> false);
        trial.measureToNow();
        Instant to = last();
        await(run, trial.plan().isPaced() ? 1_000 : 0, () -> false);
        List<Taken> taken = trial.checkpoints();
        trial.meter().stop();
        run.get();
        check();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("visitsPerSecond", rate(from, to));
        figures.put("settled", settled ? 1.0 : 0.0);
        figures.putAll(latencies());
        figures.putAll(new Checkpoints(taken, from.wallMs, to.wallMs).figures());
        figures.putAll(duringLargest(taken));
        Checksum rows = trial.collected();
        List<Long> read = Arrays.stream(trial.meter().positions()).boxed().toList();
        return new Outcome(figures, read, rows.rows(), rows.sum());
    }

    private static CompletableFuture<Void> start(Callable<?> contender) {
        CompletableFuture<Void> run = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                contender.call();
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

    /** Waits until something is so; false if it is not in time. */
    private boolean await(CompletableFuture<Void> run, long waitMs, Callable<Boolean> condition)
            throws Exception {
        long startNs = System.nanoTime();
        look();
        while (!condition.call()) {
            if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs) >= waitMs) {
                return false;
            }
            failIfEnded(run);
            look();
        }
        return true;
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

    private void look() {
        long visits = trial.meter().total();
        instants.add(new Instant(System.currentTimeMillis(), System.nanoTime(), visits));
    }

    private Instant last() {
        return instants.get(instants.size() - 1);
    }

    private boolean isSettled() throws Exception {
        if (!trial.plan().hasCheckpoints()) {
            return true;
        }
        List<Taken> complete = trial.checkpoints().stream().filter(Taken::complete).toList();
        if (complete.size() < 2) {
            return false;
        }
        long largest = complete.stream().mapToLong(Taken::sizeBytes).max().orElse(0);
        return complete.get(complete.size() - 1).sizeBytes() * SMALL < largest;
    }

    private void check() {
        Checksum found = trial.collected();
        Checksum expected = trial.expected();
        if (found.rows() != expected.rows() || found.sum() != expected.sum()) {
            throw new IllegalStateException(
                    found.rows() + " rows with other contents, expected " + expected.rows());
        }
    }

    private static double rate(Instant from, Instant to) {
        return (to.visits - from.visits) * 1e9 / (to.timeNs - from.timeNs);
    }

    private Map<String, Double> latencies() {
        if (!trial.plan().isPaced()) {
            return Map.of();
        }
        Histogram latenciesNs = trial.latenciesNs();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50Ms", latenciesNs.getValueAtPercentile(50) / 1e6);
        figures.put("p99Ms", latenciesNs.getValueAtPercentile(99) / 1e6);
        figures.put("p999Ms", latenciesNs.getValueAtPercentile(99.9) / 1e6);
        figures.put("maxMs", latenciesNs.getMaxValue() / 1e6);
        return figures;
    }

    /** The rate while the largest checkpoint was taken, if all keys were there already. */
    private Map<String, Double> duringLargest(List<Taken> taken) {
        return taken.stream()
                .filter(Taken::complete)
                .max(Comparator.comparingLong(Taken::sizeBytes))
                .flatMap(
                        largest ->
                                at(largest.triggeredMs())
                                        .filter(begun -> begun.visits >= trial.plan().keys())
                                        .flatMap(
                                                begun ->
                                                        at(largest.endedMs())
                                                                .map(end -> rate(begun, end))))
                .map(rate -> Map.of("visitsPerSecondDuringLargest", rate))
                .orElse(Map.of());
    }

    private Optional<Instant> at(long wallMs) {
        return instants.stream().filter(instant -> instant.wallMs >= wallMs).findFirst();
    }
}
