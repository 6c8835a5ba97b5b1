// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import dev.millrace.api.function.ResultFuture;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the user's function completes for one attempt of a call, on any thread. The first completion
 * counts, later ones do nothing.
 */
final class Attempt extends AtomicBoolean implements ResultFuture<Object> {
    private static final long serialVersionUID = 1L;

    private final transient AsyncCall call;
    private final int number;
    private final transient Queue<Completion> completions;

    Attempt(AsyncCall call, int number, Queue<Completion> completions) {
        this.call = call;
        this.number = number;
        this.completions = completions;
    }

    @Override
    public void complete(Collection<Object> results) {
        if (compareAndSet(false, true)) {
            completions.add(Completion.of(call, number, List.copyOf(results)));
        }
    }

    @Override
    public void completeExceptionally(Throwable error) {
        if (compareAndSet(false, true)) {
            completions.add(Completion.failed(call, number, error));
        }
    }
}
