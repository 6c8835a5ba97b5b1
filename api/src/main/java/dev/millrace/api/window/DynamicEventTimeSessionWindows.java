// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.time.EventTime;
import java.util.Collection;
import java.util.List;

/**
 * Sessions in event time whose gap depends on their records.
 *
 * <pre>{@code
 * record Click(String user, boolean inShop) {}
 *
 * DynamicEventTimeSessionWindows<Click> visits =
 *         DynamicEventTimeSessionWindows.withDynamicGap(
 *                 (Click click) -> click.inShop() ? 3_600_000 : 600_000);
 * }</pre>
 *
 * @param <T> the records
 */
public final class DynamicEventTimeSessionWindows<T> extends MergingWindowAssigner<T, TimeWindow> {

    private final SessionWindowTimeGapExtractor<? super T> gap;

    private DynamicEventTimeSessionWindows(SessionWindowTimeGapExtractor<? super T> gap) {
        this.gap = gap;
    }

    /** Sessions that end when no record came for the gap of the record that reaches furthest. */
    public static <T> DynamicEventTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<? super T> gap) {
        return new DynamicEventTimeSessionWindows<>(gap);
    }

    @Override
    public Collection<TimeWindow> assignWindows(
            T element, long timestamp, WindowAssignerContext context) {
        return List.of(SessionGap.session(EventTime.required(timestamp), element, gap));
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        TimeWindow.mergeWindows(windows, callback);
    }

    @Override
    public Trigger<Object, Window> getDefaultTrigger() {
        return EventTimeTrigger.create();
    }

    @Override
    public boolean isEventTime() {
        return true;
    }

    @Override
    public String toString() {
        return "DynamicEventTimeSessionWindows()";
    }
}
