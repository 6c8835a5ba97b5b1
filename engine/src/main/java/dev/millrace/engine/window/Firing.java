// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.Window;

/**
 * A window that fires, and which of its firings this is.
 *
 * @param window the window
 * @param pane which firing
 * @param watermark the operator's event time
 */
record Firing(Window window, PaneInfo pane, long watermark) {

    @Override
    public String toString() {
        return window + ", pane " + pane.index() + " (" + pane.timing() + ")";
    }
}
