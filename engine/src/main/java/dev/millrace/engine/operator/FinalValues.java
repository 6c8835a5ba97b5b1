// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.RuntimeMode;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.engine.state.KeyCursor;
import dev.millrace.engine.state.RowStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Walks the keys of a running operator once, when a batch job's event time is at its end: what it
 * emits then is final. The walk can be left for lack of room and taken up again. In streaming mode
 * it is never due.
 */
final class FinalValues {
    private final boolean batch;
    private final RowStateStore store;
    private final StateDescriptor<?, ?> descriptor;
    private @Nullable KeyCursor keys;
    private boolean done;

    FinalValues(OperatorContext context, RowStateStore store, StateDescriptor<?, ?> descriptor) {
        this.batch = context.mode() == RuntimeMode.BATCH;
        this.store = store;
        this.descriptor = descriptor;
    }

    /** Whether nothing but final values is emitted. */
    boolean only() {
        return batch;
    }

    /** Whether there may be final values to emit before {@code watermark} is handed on. */
    boolean isDue(long watermark) {
        return batch && !done && watermark == Long.MAX_VALUE;
    }

    /** Makes the next key the current one; false after the last, when nothing is due any more. */
    boolean advance() {
        if (keys == null) {
            keys = store.keysWith(descriptor);
        }
        done = !keys.advance();
        return !done;
    }
}
