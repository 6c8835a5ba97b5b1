// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.util.Collection;

/**
 * An assigner whose windows may merge, as sessions do.
 *
 * <pre>{@code
 * class PerVisit extends MergingWindowAssigner<Click, TimeWindow> {
 *     @Override
 *     public Collection<TimeWindow> assignWindows(
 *             Click click, long timestamp, WindowAssignerContext context) {
 *         long gapMs = click.page().equals("checkout") ? 3_600_000 : 600_000;
 *         return List.of(new TimeWindow(timestamp, Millis.plus(timestamp, gapMs)));
 *     }
 *
 *     @Override
 *     public void mergeWindows(
 *             Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
 *         TimeWindow.mergeWindows(windows, callback);
 *     }
 *
 *     @Override
 *     public Trigger<Object, Window> getDefaultTrigger() {
 *         return EventTimeTrigger.create();
 *     }
 *
 *     @Override
 *     public boolean isEventTime() {
 *         return true;
 *     }
 * }
 * }</pre>
 *
 * @param <T> the records
 * @param <W> the windows
 */
public abstract class MergingWindowAssigner<T, W extends Window> extends WindowAssigner<T, W> {

    /**
     * Decides which windows of a key merge.
     *
     * @param windows all windows of the key
     * @param callback to be called for each group of two or more windows that merge
     */
    public abstract void mergeWindows(Collection<W> windows, MergeCallback<W> callback);

    /**
     * Takes the decisions.
     *
     * @param <W> the windows
     */
    @FunctionalInterface
    public interface MergeCallback<W> {

        /**
         * Merges windows.
         *
         * @param toBeMerged the windows that disappear, at least two
         * @param mergeResult the window that takes their place; may be one of them
         */
        void merge(Collection<W> toBeMerged, W mergeResult);
    }
}
