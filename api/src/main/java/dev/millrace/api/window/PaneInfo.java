// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * Which of the firings of a window this is.
 *
 * @param timing where the firing lies relative to the watermark
 * @param index how many panes of the window came before, from 0
 * @param isFirst whether there was none before
 * @param isLast whether no other can follow, as far as the engine knows by now
 */
public record PaneInfo(Timing timing, long index, boolean isFirst, boolean isLast) {

    /** Where a firing lies relative to the watermark. */
    public enum Timing {
        /** Before the watermark has reached the end of the window. */
        EARLY,
        /** The first when or after the watermark has reached the end of the window. */
        ON_TIME,
        /** Any later one: late records came within the allowed lateness. */
        LATE
    }
}
