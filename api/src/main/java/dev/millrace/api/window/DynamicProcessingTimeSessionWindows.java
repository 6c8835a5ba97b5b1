// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.util.Collection;
import java.util.List;

/**
 * Sessions in processing time whose gap depends on their records.
 *
 * <pre>{@code
 * DynamicProcessingTimeSessionWindows<String> bursts =
 *         DynamicProcessingTimeSessionWindows.withDynamicGap(
 *                 (String line) -> line.startsWith("slow") ? 60_000 : 5_000);
 * }</pre>
 *
 * @param <T> the records
 */
public final class DynamicProcessingTimeSessionWindows<T>
        extends MergingWindowAssigner<T, TimeWindow> {

    private final SessionWindowTimeGapExtractor<? super T> gap;

    private DynamicProcessingTimeSessionWindows(SessionWindowTimeGapExtractor<? super T> gap) {
        this.gap = gap;
    }

    /** Sessions that end when no record came for the gap of the record that reaches furthest. */
    public static <T> DynamicProcessingTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<? super T> gap) {
        return new DynamicProcessingTimeSessionWindows<>(gap);
    }

    @Override
    public Collection<TimeWindow> assignWindows(
            T element, long timestamp, WindowAssignerContext context) {
        return List.of(SessionGap.session(context.getCurrentProcessingTime(), element, gap));
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        TimeWindow.mergeWindows(windows, callback);
    }

    @Override
    public Trigger<Object, Window> getDefaultTrigger() {
        return ProcessingTimeTrigger.create();
    }

    @Override
    public boolean isEventTime() {
        return false;
    }

    @Override
    public String toString() {
        return "DynamicProcessingTimeSessionWindows()";
    }
}
