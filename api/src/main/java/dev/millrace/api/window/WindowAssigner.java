// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.util.Collection;

/**
 * Assigns records to windows. Shared by all subtasks; keeps no state.
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
