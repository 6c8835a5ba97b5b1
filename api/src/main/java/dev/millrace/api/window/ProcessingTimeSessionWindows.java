// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.time.Millis;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Sessions in processing time: records of a key with no more than a gap between their arrivals.
 *
 * <pre>{@code
 * ProcessingTimeSessionWindows bursts =
 *         ProcessingTimeSessionWindows.withGap(Duration.ofSeconds(5));
 * }</pre>
 */
public final class ProcessingTimeSessionWindows extends MergingWindowAssigner<Object, TimeWindow> {

    private final long gapMs;

    private ProcessingTimeSessionWindows(long gapMs) {
        this.gapMs = gapMs;
    }

    /**
     * Sessions that end when no record came for a fixed gap.
     *
     * @param gap at least 1 ms
     */
    public static ProcessingTimeSessionWindows withGap(Duration gap) {
        return new ProcessingTimeSessionWindows(Millis.positive("gap", gap));
    }

    /** Sessions whose gap depends on their records. */
    public static <T> DynamicProcessingTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<? super T> gap) {
        return DynamicProcessingTimeSessionWindows.withDynamicGap(gap);
    }

    /** Returns the gap in milliseconds. */
    public long gapMs() {
        return gapMs;
    }

    @Override
    public Collection<TimeWindow> assignWindows(
            Object element, long timestamp, WindowAssignerContext context) {
        long start = context.getCurrentProcessingTime();
        return List.of(new TimeWindow(start, Millis.plus(start, gapMs)));
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
        return "ProcessingTimeSessionWindows(" + gapMs + " ms)";
    }
}
