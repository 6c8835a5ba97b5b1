// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.Window;
import dev.millrace.engine.operator.OperatorContext;
import org.jspecify.annotations.Nullable;

/** What the user's window function may ask while it works on a firing. */
final class FiringScope {
    private final OperatorContext context;
    private final WindowState state;
    private final boolean merging;
    private @Nullable Firing firing;
    private boolean usedPaneState;

    /**
     * @param merging whether windows may merge, so that they cannot have state of their own
     */
    FiringScope(OperatorContext context, WindowState state, boolean merging) {
        this.context = context;
        this.state = state;
        this.merging = merging;
    }

    void enter(Object key, int hash, Firing firing) {
        state.advance(firing.watermark());
        state.enter(key, hash, firing.window());
        this.firing = firing;
        usedPaneState = false;
    }

    void leave() {
        firing = null;
        state.leave();
    }

    /** Whether state of the window was asked for since {@link #enter}. */
    boolean usedPaneState() {
        return usedPaneState;
    }

    private Firing firing() {
        if (firing == null) {
            throw new IllegalStateException("The context is valid while the function is called");
        }
        return firing;
    }

    Window window() {
        return firing().window();
    }

    PaneInfo pane() {
        return firing().pane();
    }

    long watermark() {
        return firing().watermark();
    }

    long processingTime() {
        return context.clock().wallMs();
    }

    KeyedStateStore windowState() {
        firing();
        if (merging) {
            throw new UnsupportedOperationException(
                    "Windows that merge have no state of their own; use globalState()");
        }
        usedPaneState = true;
        return state.ofPane();
    }

    KeyedStateStore globalState() {
        return state.ofKey();
    }

    void output(OutputTag<?> tag, Object value) {
        context.sideOutputs().record(tag, value, window().maxTimestamp());
    }
}
