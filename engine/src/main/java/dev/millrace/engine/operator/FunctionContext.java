// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.Counter;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.RichFunction;
import dev.millrace.api.function.RuntimeContext;
import dev.millrace.api.function.TaskInfo;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.engine.state.SubtaskState;
import org.jspecify.annotations.Nullable;

/** What a user's function sees of its place; owned by the subtask's thread. */
public final class FunctionContext implements RuntimeContext {
    private static final String PUT_KEY_BY_BEFORE =
            "put keyBy(...) before it, or use getOperatorListState(...)";
    private static final String KEEP_IT_IN_THE_PROCESS_FUNCTION =
            "it adds up what is in windows; keep such state in the window's process function"
                    + " (globalState(), windowState()), or in a process function before the window";

    private final OperatorContext context;
    private final @Nullable KeyedStateStore keyed;
    private final SubtaskState state;

    /** What to do for keyed state where there is none. */
    private final String remedy;

    private FunctionContext(
            OperatorContext context,
            @Nullable KeyedStateStore keyed,
            SubtaskState state,
            String remedy) {
        this.context = context;
        this.keyed = keyed;
        this.state = state;
        this.remedy = remedy;
    }

    /** Opens a function of an operator without keys. */
    public static void open(Function function, OperatorContext context, SubtaskState state)
            throws Exception {
        open(function, context, null, state);
    }

    /** Opens a function that has keyed state, if {@code keyed} is given, and state of its own. */
    public static void open(
            Function function,
            OperatorContext context,
            @Nullable KeyedStateStore keyed,
            SubtaskState state)
            throws Exception {
        if (function instanceof RichFunction rich) {
            open(rich, new FunctionContext(context, keyed, state, PUT_KEY_BY_BEFORE));
        }
    }

    /**
     * Opens the function that adds up what is in windows. It has no state of a key: what it has
     * added up before may belong to several windows at once.
     */
    public static void openInWindow(Function function, OperatorContext context, SubtaskState state)
            throws Exception {
        if (function instanceof RichFunction rich) {
            open(rich, new FunctionContext(context, null, state, KEEP_IT_IN_THE_PROCESS_FUNCTION));
        }
    }

    private static void open(RichFunction function, FunctionContext seen) throws Exception {
        function.setRuntimeContext(seen);
        function.open(new OpenContext() {});
    }

    public static void close(Function function) throws Exception {
        if (function instanceof RichFunction rich) {
            rich.close();
        }
    }

    @Override
    public TaskInfo getTaskInfo() {
        return new TaskInfo(
                context.jobName(),
                context.operator(),
                context.subtask(),
                context.parallelism(),
                context.maxParallelism());
    }

    @Override
    public Counter counter(String name) {
        return context.counters().named(name);
    }

    @Override
    public <T> ListState<T> getOperatorListState(ListStateDescriptor<T> descriptor) {
        return state.list(descriptor);
    }

    @Override
    public <T> ListState<T> getUnionListState(ListStateDescriptor<T> descriptor) {
        return state.unionList(descriptor);
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        return keyed(descriptor.getName()).getState(descriptor);
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        return keyed(descriptor.getName()).getListState(descriptor);
    }

    @Override
    public <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> descriptor) {
        return keyed(descriptor.getName()).getMapState(descriptor);
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        return keyed(descriptor.getName()).getReducingState(descriptor);
    }

    @Override
    public <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> descriptor) {
        return keyed(descriptor.getName()).getAggregatingState(descriptor);
    }

    private KeyedStateStore keyed(String name) {
        if (keyed == null) {
            throw new IllegalStateException(
                    "State '"
                            + name
                            + "' belongs to a key, but operator '"
                            + context.operator()
                            + "' has none for this function: "
                            + remedy);
        }
        return keyed;
    }
}
