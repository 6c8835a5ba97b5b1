// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.Window;

/**
 * Turns the content of a window over a whole stream into results, each time its trigger fires.
 *
 * <pre>{@code
 * class Day extends ProcessAllWindowFunction<Long, String, TimeWindow> {
 *     @Override
 *     public void process(Context context, Iterable<Long> totals, Collector<String> out) {
 *         for (long cents : totals) {
 *             String late = context.pane().isFirst() ? "" : " (with late sales)";
 *             out.collect(context.window().getStart() + " " + cents + late);
 *         }
 *     }
 * }
 * }</pre>
 *
 * @param <IN> what the window holds: records, or one aggregate after incremental aggregation
 * @param <OUT> the results
 * @param <W> the windows
 */
public abstract class ProcessAllWindowFunction<IN, OUT, W extends Window>
        extends AbstractRichFunction {

    private static final long serialVersionUID = 1L;

    /**
     * Processes the content of a window.
     *
     * @param context valid during the call only
     * @param elements what the window holds, in order of arrival; valid during the call only
     * @param out takes the results, which carry {@link Window#maxTimestamp()}; valid during the
     *     call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void process(Context context, Iterable<IN> elements, Collector<OUT> out)
            throws Exception;

    /**
     * Called when the window is dropped, to clear what is in {@link Context#windowState()}.
     *
     * @throws Exception anything; the job fails
     */
    public void clear(Context context) throws Exception {}

    /** What is known about the window. */
    public abstract class Context {

        /** Returns the window. */
        public abstract W window();

        /** Returns the processing time in milliseconds. */
        public abstract long currentProcessingTime();

        /** Returns the operator's event time in milliseconds. */
        public abstract long currentWatermark();

        /** Returns state of this window; see {@link ProcessAllWindowFunction#clear}. */
        public abstract KeyedStateStore windowState();

        /** Returns state shared by all windows. */
        public abstract KeyedStateStore globalState();

        /** Returns which of the window's firings this is. */
        public abstract PaneInfo pane();

        /** Emits {@code value} to a side output, with the timestamp of the window. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
