// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.AsyncRetryStrategy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How asynchronous calls are made.
 *
 * <pre>{@code
 * AsyncOptions<Integer> patient =
 *         AsyncOptions.timeout(Duration.ofSeconds(5))
 *                 .withCapacity(200)
 *                 .withRetry(AsyncRetryStrategy.fixedDelay(3, Duration.ofMillis(100)));
 * }</pre>
 *
 * @param timeout when a call counts as failed, retries included
 * @param capacity how many calls may be open in one subtask; when they are, no record is taken in
 * @param retry when a failed call is made again, or null for never
 * @param <R> type of the results
 */
public record AsyncOptions<R>(
        Duration timeout, int capacity, @Nullable AsyncRetryStrategy<R> retry) {

    /** As many open calls as Flink's documentation shows: enough for 10 ms calls at 10,000/s. */
    public static final int DEFAULT_CAPACITY = 100;

    /** The default capacity and no retry. */
    public static <R> AsyncOptions<R> timeout(Duration timeout) {
        return new AsyncOptions<>(timeout, DEFAULT_CAPACITY, null);
    }

    public AsyncOptions<R> withCapacity(int capacity) {
        return new AsyncOptions<>(timeout, capacity, retry);
    }

    public <S> AsyncOptions<S> withRetry(AsyncRetryStrategy<S> retry) {
        return new AsyncOptions<>(timeout, capacity, retry);
    }
}
