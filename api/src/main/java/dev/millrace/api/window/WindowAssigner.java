// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.util.Collection;

/**
 * Assigns records to windows. Shared by all subtasks; keeps no state.
 *
 * <pre>{@code
 * class OnlyTheFuture extends WindowAssigner<Object, TimeWindow> {
 *     private final WindowGrid hours = new WindowGrid(3_600_000, 3_600_000, 0);
 *
 *     @Override
 *     public Collection<TimeWindow> assignWindows(
 *             Object element, long timestamp, WindowAssignerContext context) {
 *         boolean isPast = timestamp < context.getCurrentProcessingTime();
 *         return isPast ? List.of() : hours.windowsOf(timestamp);
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
public abstract class WindowAssigner<T, W extends Window> {

    /**
     * Returns the windows a record belongs to; none drops the record, counted as such.
     *
     * @param timestamp of the record, in milliseconds; {@link Long#MIN_VALUE} if it has none
     */
    public abstract Collection<W> assignWindows(
            T element, long timestamp, WindowAssignerContext context);

    /** Returns the trigger for windows that are not given one. */
    public abstract Trigger<? super T, ? super W> getDefaultTrigger();

    /** Returns whether windows end in event time, else in processing time. */
    public abstract boolean isEventTime();

    /** What an assigner may ask. */
    public interface WindowAssignerContext {

        /** Returns the processing time in milliseconds. */
        long getCurrentProcessingTime();
    }
}
