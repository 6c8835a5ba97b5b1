// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.concurrent.TimeoutException;

/**
 * Starts an asynchronous call per record, whose results take the record's place when they arrive.
 *
 * <pre>{@code
 * AsyncFunction<String, Integer> lookUp =
 *         (name, result) -> result.completeFrom(client.ageOf(name));
 * }</pre>
 *
 * @param <IN> the records read
 * @param <OUT> the results
 */
@FunctionalInterface
public interface AsyncFunction<IN, OUT> extends Function {

    /**
     * Starts the call and returns at once: this is the thread of the subtask and must not block.
     *
     * @param resultFuture to be completed once, from any thread
     * @throws Exception anything; as if the future had been completed with it
     */
    void asyncInvoke(IN input, ResultFuture<OUT> resultFuture) throws Exception;

    /**
     * Called by the thread of the subtask when the call has not completed in time. Completes the
     * future with a {@link TimeoutException} unless overridden.
     *
     * @throws Exception anything; as if the future had been completed with it
     */
    default void timeout(IN input, ResultFuture<OUT> resultFuture) throws Exception {
        resultFuture.completeExceptionally(
                new TimeoutException(
                        "the asynchronous call for a record did not complete in time"));
    }
}
