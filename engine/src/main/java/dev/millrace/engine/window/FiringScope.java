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
    private boolean isEntered;
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
        // One firing is for all keys of a window; storing it for each would cost a barrier each.
        if (firing != this.firing) {
            this.firing = firing;
        }
        isEntered = true;
        usedPaneState = false;
    }

    void leave() {
        isEntered = false;
        state.leave();
    }

    /** Whether state of the window was asked for since {@link #enter}. */
    boolean usedPaneState() {
        return usedPaneState;
    }

    private Firing firing() {
        if (firing == null || !isEntered) {
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
        if (merging) {
            throw new UnsupportedOperationException(
                    "Windows that merge have no state of their own; use globalState()");
        }
        usedPaneState = true;
        return state.ofPane(window());
    }

    KeyedStateStore globalState() {
        return state.ofKey();
    }

    void output(OutputTag<?> tag, Object value) {
        context.sideOutputs().record(tag, value, window().maxTimestamp());
    }
}
