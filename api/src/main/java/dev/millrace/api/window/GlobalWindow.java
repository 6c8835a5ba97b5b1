// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/** The one window that holds everything. */
public final class GlobalWindow extends Window {

    private static final GlobalWindow INSTANCE = new GlobalWindow();

    private GlobalWindow() {}

    /** Returns the window. */
    public static GlobalWindow get() {
        return INSTANCE;
    }

    /** Returns {@link Long#MAX_VALUE}: the window is complete when the input has ended. */
    @Override
    public long maxTimestamp() {
        return Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        return "GlobalWindow";
    }
}
