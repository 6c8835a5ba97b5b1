// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt of a call ended.
 *
 * @param call the call
 * @param attempt which attempt, from 1; a completion of an earlier one than the last is ignored
 * @param results what it gave, empty if it failed
 * @param failure why it failed, or null
 */
record Completion(
        AsyncCall call, int attempt, Collection<Object> results, @Nullable Throwable failure) {

    static Completion of(AsyncCall call, int attempt, Collection<Object> results) {
        return new Completion(call, attempt, results, null);
    }

    static Completion failed(AsyncCall call, int attempt, Throwable failure) {
        return new Completion(call, attempt, List.of(), failure);
    }
}
