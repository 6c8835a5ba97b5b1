// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.Window;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Excerpt;
import dev.millrace.engine.operator.Failures;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.operator.OperatorFailure;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.RowTable;
import java.util.Collections;
import java.util.List;

/**
 * Emits what fired windows hold: as it is, or what the user's window function makes of it. Results
 * carry the last timestamp of their window.
 */
class WindowResults {
    final Output out;
    private final Failures failures;

    WindowResults(OperatorContext context, Output out) {
        this.out = out;
        this.failures = context.failures();
    }

    /** What is to be remembered over a restart. */
    List<SnapshotPart> parts() {
        return List.of();
    }

    /** Event time had come to {@code watermark} where the windows go on from. */
    void restoreWatermark(long watermark) {}

    void open() throws Exception {}

    /** Whether {@link Firing#pane} is looked at. */
    boolean needsPanes() {
        return false;
    }

    /** A key and window whose content is one value. */
    final void emit(Object key, int hash, Firing firing, Object value) {
        try {
            one(key, hash, firing, value);
        } catch (Throwable t) {
            failed(t, key, firing.window());
        }
    }

    /** As the other one, for the key of a row. */
    final void emit(RowTable keys, int row, Firing firing, Object value) {
        if (needsPanes()) {
            emit(keys.keyAt(row), keys.hashAt(row), firing, value);
        } else {
            out.record(value, firing.window().maxTimestamp());
        }
    }

    /** A key and window whose content is its records. */
    final void emitAll(Object key, int hash, Firing firing, Iterable<Object> elements) {
        try {
            all(key, hash, firing, elements);
        } catch (Throwable t) {
            failed(t, key, firing.window());
        }
    }

    /** The user's code failed for a key and window; its error policy decides. */
    final void failed(Throwable cause, Object key, Window window) {
        String what = "window " + window + " of key " + Excerpt.of(key);
        failures.handle(cause, "to fire " + what, what, window.maxTimestamp());
    }

    /** The user's code failed where going on would give wrong results. */
    final OperatorFailure fatal(Throwable cause, String doing) {
        return failures.fatal(cause, doing);
    }

    void one(Object key, int hash, Firing firing, Object value) throws Exception {
        out.record(value, firing.window().maxTimestamp());
    }

    void all(Object key, int hash, Firing firing, Iterable<Object> elements) throws Exception {
        throw new IllegalStateException("A window of records has no function to make results");
    }

    /** A window of a key is dropped. */
    void clear(Object key, int hash, Window window, long watermark) {}

    /** Whether it keeps state that may expire. */
    boolean keepsState() {
        return false;
    }

    /** Removes some of what has expired; whether there may be more. */
    boolean cleanUp(long nowMs) {
        return false;
    }

    /** Event time has reached {@code watermark}. */
    void advance(long watermark) {}

    void close() throws Exception {}

    static Iterable<Object> only(Object value) {
        return Collections.singletonList(value);
    }
}
