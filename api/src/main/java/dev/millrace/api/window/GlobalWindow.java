// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * The one window that holds everything.
 *
 * <pre>{@code
 * boolean isEnd = GlobalWindow.get().maxTimestamp() == Watermark.MAX; // true
 * }</pre>
 */
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
