// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record and the call that is open for it. Owned by the subtask's thread. */
final class AsyncCall {
    final Object value;
    final long timestamp;
    long deadlineNs;
    int attempts;
    long retryAtNs;
    private boolean settled;
    private Collection<Object> results = List.of();
    private @Nullable Throwable failure;

    AsyncCall(Object value, long timestamp) {
        this.value = value;
        this.timestamp = timestamp;
    }

    /** The outcome is final. */
    void settle(Completion completion) {
        settled = true;
        results = completion.results();
        failure = completion.failure();
    }

    boolean isSettled() {
        return settled;
    }

    Collection<Object> results() {
        return results;
    }

    @Nullable Throwable failure() {
        return failure;
    }
}
