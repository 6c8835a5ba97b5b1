// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.Window;

/**
 * A window that fires, and which of its firings this is. One object for all keys that fire with it;
 * whoever meets it again knows it by its identity.
 */
final class Firing {
    private final Window window;
    private final PaneInfo pane;
    private final long watermark;

    /**
     * @param window the window
     * @param pane which firing
     * @param watermark the operator's event time
     */
    Firing(Window window, PaneInfo pane, long watermark) {
        this.window = window;
        this.pane = pane;
        this.watermark = watermark;
    }

    Window window() {
        return window;
    }

    PaneInfo pane() {
        return pane;
    }

    long watermark() {
        return watermark;
    }

    @Override
    public String toString() {
        return window + ", pane " + pane.index() + " (" + pane.timing() + ")";
    }
}
