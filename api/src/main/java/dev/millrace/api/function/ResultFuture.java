// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.Collection;

/**
 * Takes the result of an asynchronous call. May be completed from any thread; only the first
 * completion counts.
 *
 * @param <OUT> the results
 */
public interface ResultFuture<OUT> {

    /** Completes with any number of results, in the collection's order. */
    void complete(Collection<OUT> result);

    /** Completes with a failure: a retry if the strategy asks for one, else the error policy. */
    void completeExceptionally(Throwable error);
}
