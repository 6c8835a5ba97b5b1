// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * Which of the firings of a window this is.
 *
 * <pre>{@code
 * class Marked extends ProcessWindowFunction<Long, String, String, TimeWindow> {
 *     @Override
 *     public void process(
 *             String shop, Context context, Iterable<Long> totals, Collector<String> out) {
 *         PaneInfo pane = context.pane();
 *         String mark = pane.timing() == PaneInfo.Timing.EARLY ? " so far" : "";
 *         totals.forEach(cents -> out.collect(shop + " " + cents + mark));
 *     }
 * }
 * }</pre>
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
