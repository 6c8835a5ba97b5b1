// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs many seeds on several threads, up to the first that fails. */
final class Campaign {
    /** One seed in so many runs twice. */
    private static final int TWICE = 10;

    private final long first;
    private final long count;
    private final int threads;
    private final AtomicLong next;
    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);
    private long done;
    private long simulatedMs;
    private @Nullable Outcome failure;

    Campaign(long first, long count, int threads) {
        this.first = first;
        this.count = count;
        this.threads = threads;
        this.next = new AtomicLong(first);
    }

    /** Runs all; {@code progress} hears of each seed that is done, one at a time. */
    void run(Consumer<Campaign> progress) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(() -> work(progress), "simulation-" + i);
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private void work(Consumer<Campaign> progress) {
        while (failure() == null) {
            long seed = next.getAndIncrement();
            if (seed >= first + count) {
                return;
            }
            Outcome outcome = one(seed);
            synchronized (this) {
                done++;
                simulatedMs += outcome.simulatedMs();
                outcome.counts().forEach((what, times) -> counts.merge(what, times, Long::sum));
                if (outcome.violation() != null && isFirst(outcome)) {
                    failure = outcome;
                }
                progress.accept(this);
            }
        }
    }

    private boolean isFirst(Outcome outcome) {
        return failure == null || outcome.seed() < failure.seed();
    }

    private static Outcome one(long seed) {
        SimulationPlan plan = PlanDraw.of(seed);
        Outcome outcome = runGuarded(plan);
        if (outcome.violation() != null || seed % TWICE != 0) {
            return outcome;
        }
        Outcome again = runGuarded(plan);
        return again.traceHash() == outcome.traceHash()
                ? outcome
                : new Outcome(
                        seed,
                        new Violation(
                                Invariant.SAME_TRACE,
                                outcome.traceHash() + " and then " + again.traceHash()),
                        outcome.traceHash(),
                        outcome.simulatedMs(),
                        outcome.counts());
    }

    /** What is thrown out of a run is a violation too: nothing but the plan's faults may happen. */
    static Outcome runGuarded(SimulationPlan plan) {
        try {
            return Simulation.run(plan);
        } catch (RuntimeException | AssertionError e) {
            StackTraceElement[] at = e.getStackTrace();
            Violation violation =
                    new Violation(Invariant.I13, e + (at.length > 0 ? " at " + at[0] : ""));
            return new Outcome(plan.seed(), violation, 0, 0, Map.of());
        }
    }

    synchronized long done() {
        return done;
    }

    long count() {
        return count;
    }

    synchronized long simulatedMs() {
        return simulatedMs;
    }

    /** The failed run of the smallest seed, null if none has failed. */
    synchronized @Nullable Outcome failure() {
        return failure;
    }

    synchronized Map<Happening, Long> counts() {
        return new EnumMap<>(counts);
    }

    /** What never happened. */
    synchronized Set<Happening> missed() {
        Set<Happening> missed = EnumSet.allOf(Happening.class);
        missed.removeAll(counts.keySet());
        return missed;
    }
}
