// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Takes the result of an asynchronous call. May be completed from any thread; only the first
 * completion counts.
 *
 * <pre>{@code
 * AsyncFunction<String, String> echo = (word, result) -> result.complete(List.of(word, word));
 * }</pre>
 *
 * @param <OUT> the results
 */
public interface ResultFuture<OUT> {

    /** Completes with any number of results, in the collection's order. */
    void complete(Collection<OUT> result);

    /** Completes with a failure: a retry if the strategy asks for one, else the error policy. */
    void completeExceptionally(Throwable error);

    /**
     * Completes when {@code stage} does: with its value, with nothing if that is null, or with its
     * failure.
     */
    default void completeFrom(CompletionStage<? extends OUT> stage) {
        var unused =
                stage.whenComplete(
                        (value, failure) -> {
                            if (failure != null) {
                                completeExceptionally(causeOf(failure));
                            } else {
                                complete(value == null ? List.of() : List.of(value));
                            }
                        });
    }

    /** Stages that depend on others wrap what happened in them. */
    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
