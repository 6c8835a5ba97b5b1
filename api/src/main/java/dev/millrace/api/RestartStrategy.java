// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Whether and when a job that failed is started again, from its last complete checkpoint. A job
 * without checkpoints is never started again: it would begin anew.
 *
 * <pre>{@code
 * env.set(Options.RESTART_STRATEGY, RestartStrategy.fixedDelay(3, Duration.ofSeconds(10)));
 * env.set("restart-strategy", "failure-rate 3 5m 10s");
 * }</pre>
 */
public sealed interface RestartStrategy {

    /** The first failure ends the job. Written {@code none}. */
    record None() implements RestartStrategy {
        @Override
        public String toString() {
            return "none";
        }
    }

    /**
     * So many restarts in a row, each after the same delay. Failures are in a row as long as no
     * checkpoint completes between them. Written {@code fixed-delay 3 10s}.
     *
     * @param restarts how many in a row, at least one
     * @param delay time from the end of the failed run to the next one
     */
    record FixedDelay(int restarts, Duration delay) implements RestartStrategy {
        public FixedDelay {
            requireCount(restarts);
            requireNotNegative(delay);
        }

        @Override
        public String toString() {
            return "fixed-delay " + restarts + " " + Durations.text(delay);
        }
    }

    /**
     * So many restarts in a row, each after twice the delay of the one before, give or take a tenth
     * by chance, so that jobs that failed together do not come back together. Written {@code
     * exponential 10 1s 1m}.
     *
     * @param restarts how many in a row, at least one
     * @param first delay before the first restart after a checkpoint
     * @param longest the delay does not grow beyond it
     */
    record Exponential(int restarts, Duration first, Duration longest) implements RestartStrategy {
        public Exponential {
            requireCount(restarts);
            requireNotNegative(first);
            if (longest.compareTo(first) < 0) {
                throw new IllegalArgumentException(
                        "The longest delay is " + longest + ", shorter than the first: " + first);
            }
        }

        @Override
        public String toString() {
            return "exponential "
                    + restarts
                    + " "
                    + Durations.text(first)
                    + " "
                    + Durations.text(longest);
        }
    }

    /**
     * Restarts as long as failures are rare. Written {@code failure-rate 3 5m 10s}.
     *
     * @param failures how many failures within {@code interval} are borne
     * @param interval the time over which they are counted
     * @param delay time from the end of the failed run to the next one
     */
    record FailureRate(int failures, Duration interval, Duration delay) implements RestartStrategy {
        public FailureRate {
            requireCount(failures);
            requireNotNegative(interval);
            requireNotNegative(delay);
        }

        @Override
        public String toString() {
            return "failure-rate "
                    + failures
                    + " "
                    + Durations.text(interval)
                    + " "
                    + Durations.text(delay);
        }
    }

    static RestartStrategy none() {
        return new None();
    }

    static RestartStrategy fixedDelay(int restarts, Duration delay) {
        return new FixedDelay(restarts, delay);
    }

    static RestartStrategy exponential(int restarts, Duration first, Duration longest) {
        return new Exponential(restarts, first, longest);
    }

    static RestartStrategy failureRate(int failures, Duration interval, Duration delay) {
        return new FailureRate(failures, interval, delay);
    }

    /**
     * The strategy written as {@code text}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static RestartStrategy parse(String text) {
        List<String> words = Arrays.asList(text.strip().split("[\\s,]+"));
        try {
            return switch (words.get(0) + "/" + (words.size() - 1)) {
                case "none/0" -> none();
                case "fixed-delay/2" -> fixedDelay(count(words, 1), time(words, 2));
                case "exponential/3" ->
                        exponential(count(words, 1), time(words, 2), time(words, 3));
                case "failure-rate/3" ->
                        failureRate(count(words, 1), time(words, 2), time(words, 3));
                default -> throw new IllegalArgumentException("no such strategy");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no restart strategy; write none, 'fixed-delay 3 10s',"
                            + " 'exponential 10 1s 1m' or 'failure-rate 3 5m 10s'",
                    e);
        }
    }

    private static int count(List<String> words, int place) {
        return Integer.parseInt(words.get(place));
    }

    private static Duration time(List<String> words, int place) {
        return Durations.parse(words.get(place));
    }

    private static void requireCount(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "A restart strategy bears at least one failure, not "
                            + count
                            + "; say none() for none");
        }
    }

    private static void requireNotNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A time must not be negative: " + time);
        }
    }
}
