// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.RestartStrategy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides whether and when a job that failed is started again. Owned by the job's lock. */
final class Restarts {
    /** By how much of itself a growing delay is changed by chance, one way or the other. */
    private static final double JITTER = 0.1;

    private final RestartStrategy strategy;
    private final RandomGenerator random;
    private final Deque<Long> failuresNs = new ArrayDeque<>();
    private int inARow;
    private long lastCompleted;

    Restarts(RestartStrategy strategy, RandomGenerator random) {
        this.strategy = strategy;
        this.random = random;
    }

    /**
     * The job has failed.
     *
     * @param completed the newest complete checkpoint: a later one than at the failure before says
     *     that the job has come further
     * @return time to the next run, empty if there is to be none
     */
    Optional<Duration> afterFailure(long nowNs, long completed) {
        inARow = completed > lastCompleted ? 1 : inARow + 1;
        lastCompleted = completed;
        if (strategy instanceof RestartStrategy.FixedDelay fixed) {
            return inARow > fixed.restarts() ? Optional.empty() : Optional.of(fixed.delay());
        } else if (strategy instanceof RestartStrategy.Exponential exponential) {
            return inARow > exponential.restarts()
                    ? Optional.empty()
                    : Optional.of(jittered(grown(exponential)));
        } else if (strategy instanceof RestartStrategy.FailureRate rate) {
            return isWithin(rate, nowNs) ? Optional.of(rate.delay()) : Optional.empty();
        }
        return Optional.empty();
    }

    /** How many failures there were since the job last came further. */
    int failuresInARow() {
        return inARow;
    }

    private Duration grown(RestartStrategy.Exponential exponential) {
        Duration delay = exponential.first();
        for (int i = 1; i < inARow && delay.compareTo(exponential.longest()) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(exponential.longest()) < 0 ? delay : exponential.longest();
    }

    private Duration jittered(Duration delay) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofNanos((long) (delay.toNanos() * factor));
    }

    private boolean isWithin(RestartStrategy.FailureRate rate, long nowNs) {
        failuresNs.add(nowNs);
        while (nowNs - failuresNs.element() > rate.interval().toNanos()) {
            failuresNs.remove();
        }
        return failuresNs.size() <= rate.failures();
    }
}
