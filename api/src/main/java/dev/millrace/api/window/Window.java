// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * A group of records that are computed together. Windows are values: subclasses define {@code
 * equals} and {@code hashCode}.
 */
public abstract class Window {

    /**
     * Returns the largest timestamp that belongs to the window, in milliseconds. The window is
     * complete when the watermark reaches it.
     */
    public abstract long maxTimestamp();
}
