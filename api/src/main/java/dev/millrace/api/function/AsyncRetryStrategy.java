// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import dev.millrace.api.time.Millis;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when an asynchronous call is tried again. Immutable. All tries of a record together
 * have to stay within the operator's timeout.
 *
 * <pre>{@code
 * AsyncRetryStrategy<Integer> retry =
 *         AsyncRetryStrategy.<Integer>fixedDelay(3, Duration.ofMillis(100))
 *                 .onException(failure -> failure instanceof java.io.IOException);
 * }</pre>
 *
 * @param <OUT> the results of the call
 */
public final class AsyncRetryStrategy<OUT> {

    private final int maxRetries;
    private final long initialDelayMs;
    private final long maxDelayMs;
    private final double multiplier;
    private final Predicate<? super Throwable> retriedFailure;
    private final @Nullable Predicate<? super Collection<OUT>> retriedResult;

    private AsyncRetryStrategy(
            int maxRetries,
            long initialDelayMs,
            long maxDelayMs,
            double multiplier,
            Predicate<? super Throwable> retriedFailure,
            @Nullable Predicate<? super Collection<OUT>> retriedResult) {
        this.maxRetries = maxRetries;
        this.initialDelayMs = initialDelayMs;
        this.maxDelayMs = maxDelayMs;
        this.multiplier = multiplier;
        this.retriedFailure = retriedFailure;
        this.retriedResult = retriedResult;
    }

    /** Never tries again. */
    public static <OUT> AsyncRetryStrategy<OUT> none() {
        return new AsyncRetryStrategy<>(0, 0, 0, 1, failure -> false, null);
    }

    /**
     * Tries again after the same delay each time, on every exception.
     *
     * @param maxRetries tries after the first, at least 1
     * @param delay before each, at least 1 ms
     */
    public static <OUT> AsyncRetryStrategy<OUT> fixedDelay(int maxRetries, Duration delay) {
        return exponentialBackoff(maxRetries, delay, delay, 1);
    }

    /**
     * Tries again after a growing delay, on every exception.
     *
     * @param maxRetries tries after the first, at least 1
     * @param initialDelay before the first of them, at least 1 ms
     * @param maxDelay the longest delay, at least {@code initialDelay}
     * @param multiplier how each delay follows from the one before, at least 1
     */
    public static <OUT> AsyncRetryStrategy<OUT> exponentialBackoff(
            int maxRetries, Duration initialDelay, Duration maxDelay, double multiplier) {
        require(maxRetries >= 1, "maxRetries", maxRetries, "at least 1");
        require(
                maxDelay.compareTo(initialDelay) >= 0,
                "maxDelay",
                maxDelay,
                "at least initialDelay");
        require(multiplier >= 1, "multiplier", multiplier, "at least 1");
        return new AsyncRetryStrategy<>(
                maxRetries,
                Millis.positive("initialDelay", initialDelay),
                Millis.positive("maxDelay", maxDelay),
                multiplier,
                failure -> true,
                null);
    }

    /** Returns this strategy for the exceptions that pass {@code predicate} only. */
    public AsyncRetryStrategy<OUT> onException(Predicate<? super Throwable> predicate) {
        return new AsyncRetryStrategy<>(
                maxRetries, initialDelayMs, maxDelayMs, multiplier, predicate, retriedResult);
    }

    /** Returns this strategy, also trying again when the result passes {@code predicate}. */
    public AsyncRetryStrategy<OUT> onResult(Predicate<? super Collection<OUT>> predicate) {
        return new AsyncRetryStrategy<>(
                maxRetries, initialDelayMs, maxDelayMs, multiplier, retriedFailure, predicate);
    }

    /** Returns how many tries there may be after the first. */
    public int maxRetries() {
        return maxRetries;
    }

    /** Returns whether a call that failed with {@code failure} is worth another try. */
    public boolean shouldRetry(Throwable failure) {
        return retriedFailure.test(failure);
    }

    /** Returns whether a call that gave {@code result} is worth another try. */
    public boolean shouldRetry(Collection<OUT> result) {
        return retriedResult != null && retriedResult.test(result);
    }

    /**
     * Returns how long to wait before a retry, in milliseconds.
     *
     * @param retry which one, 1 to {@link #maxRetries()}
     */
    public long delayMs(int retry) {
        double grown = initialDelayMs * Math.pow(multiplier, retry - 1);
        return grown >= maxDelayMs ? maxDelayMs : (long) grown;
    }

    private static void require(boolean holds, String name, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + " but must be " + rule);
        }
    }
}
