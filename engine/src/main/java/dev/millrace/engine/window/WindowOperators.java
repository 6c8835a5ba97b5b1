// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.LongAggregateFunction;
import dev.millrace.api.function.ProcessAllWindowFunction;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.WindowGrid;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.plan.PhysicalOperator.GlobalWindow;
import dev.millrace.engine.plan.PhysicalOperator.LocalWindow;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import dev.millrace.engine.seam.ClassCopy;
import dev.millrace.engine.state.ElementType;
import dev.millrace.engine.state.SubtaskState;
import org.jspecify.annotations.Nullable;

/** Makes the operators of windows from what the plan says. */
public final class WindowOperators {

    private WindowOperators() {}

    /** A window operator that works alone. */
    public static Operator whole(WholeWindow planned, OperatorContext context, Output out) {
        WindowSpec spec = planned.spec();
        return switch (planned.kind()) {
            case SLICES -> slices(spec, context, out);
            case SESSIONS -> sessions(spec, context, out);
            case GENERAL -> general(spec, context, out);
        };
    }

    /** The first half of a window that is split. */
    public static Operator local(LocalWindow planned, OperatorContext context, Output out) {
        WindowSpec spec = planned.spec();
        Function function = aggregate(spec, context);
        FunctionLife life = new FunctionLife(function, context, new SubtaskState(context.trial()));
        boolean ofLongs = function instanceof LongAggregateFunction;
        Object adding = ofLongs ? function : accumulators(function, context);
        if (spec.key() == null) {
            return Operator.make(
                    ofLongs ? LongLocalWindowOperator.class : ObjectLocalWindowOperator.class,
                    context,
                    out,
                    slices(
                            spec,
                            (number, first, last, ignored) -> new SliceSum(number, first, last),
                            context,
                            out),
                    life,
                    adding);
        }
        return Operator.make(
                ofLongs ? LongKeyedLocalWindowOperator.class : ObjectKeyedLocalWindowOperator.class,
                context,
                out,
                slices(spec, KeyedSliceSums::new, context, out),
                life,
                spec.key(),
                adding);
    }

    private static <S extends LocalSlice> LocalSlices<S> slices(
            WindowSpec spec, LocalSlices.Maker<S> maker, OperatorContext context, Output out) {
        SliceGrid grid = new SliceGrid(gridOf(spec.assigner()));
        return new LocalSlices<>(grid, maker, context.counters(), out);
    }

    /** The key of what goes from the first half of a window to the second. */
    @SuppressWarnings("unchecked") // what is copied is a selector of anything
    public static KeySelector<Object, Object> keyBetweenHalves(
            KeySelector<?, ?> key, ClassCopy classCopy) {
        return classCopy.make(RecordOrPartialKey.class, KeySelector.class, key);
    }

    /** The second half of a window that is split. */
    public static Operator global(GlobalWindow planned, OperatorContext context, Output out) {
        return slices(planned.spec(), context, out);
    }

    private static Operator slices(WindowSpec spec, OperatorContext context, Output out) {
        Function function = aggregate(spec, context);
        SliceSetting setting =
                new SliceSetting(
                        new SliceGrid(gridOf(spec.assigner())),
                        accumulators(function, context),
                        spec.allowedLateness().toMillis(),
                        spec.accumulation(),
                        context.counters());
        long latenessMs = setting.latenessMs();
        SubtaskState state = new SubtaskState(context.trial());
        WindowResults results = results(spec, context, out, state, new PaneCleanups(latenessMs));
        SliceWindows windows =
                new SliceWindows(
                        setting,
                        results,
                        late(spec, context),
                        new FunctionLife(function, context, state));
        if (spec.key() != null && function instanceof LongAggregateFunction) {
            return Operator.make(
                    LongSliceOperator.class, context, out, windows, spec.key(), function);
        }
        return operator(spec, context, out, windows);
    }

    private static Operator sessions(WindowSpec spec, OperatorContext context, Output out) {
        if (!(spec.assigner() instanceof EventTimeSessionWindows assigner)) {
            throw new IllegalStateException(spec.assigner() + " makes no sessions of a fixed gap");
        }
        Function function = aggregate(spec, context);
        long latenessMs = spec.allowedLateness().toMillis();
        SessionAggregate aggregate =
                function instanceof LongAggregateFunction<?, ?>
                        ? context.classCopy()
                                .make(LongSessionAggregate.class, SessionAggregate.class, function)
                        : new ObjectSessionAggregate(objects(function, context));
        SubtaskState state = new SubtaskState(context.trial());
        SessionWindows windows =
                new SessionWindows(
                        new SessionSetting(
                                assigner.gapMs(), aggregate, latenessMs, spec.accumulation()),
                        results(spec, context, out, state, new PaneCleanups(latenessMs)),
                        late(spec, context),
                        new FunctionLife(function, context, state));
        return operator(spec, context, out, windows);
    }

    @SuppressWarnings("unchecked") // the graph's types were checked where it was built
    private static Operator general(WindowSpec spec, OperatorContext context, Output out) {
        WindowAssigner<Object, Window> assigner = (WindowAssigner<Object, Window>) spec.assigner();
        WindowClock clock =
                new WindowClock(
                        context.clock(), assigner.isEventTime(), spec.allowedLateness().toMillis());
        Trigger<?, ?> trigger =
                spec.trigger() == null ? assigner.getDefaultTrigger() : spec.trigger();
        Function function =
                spec.contents() instanceof WindowSpec.Elements ? null : aggregate(spec, context);
        GeneralSetting setting =
                new GeneralSetting(
                        assigner,
                        assigner instanceof MergingWindowAssigner<Object, Window> merging
                                ? new MergingWindows(merging)
                                : null,
                        (Trigger<Object, Window>) trigger,
                        contents(spec, clock, function, context),
                        spec.accumulation(),
                        clock,
                        context.counters(),
                        context.trial());
        SubtaskState state = new SubtaskState(context.trial());
        GeneralWindows windows =
                new GeneralWindows(
                        setting,
                        results(spec, context, out, state, null),
                        late(spec, context),
                        new FunctionLife(function, context, state));
        return operator(spec, context, out, windows);
    }

    @SuppressWarnings("unchecked") // the graph's types were checked where it was built
    private static WindowContents contents(
            WindowSpec spec,
            WindowClock clock,
            @Nullable Function function,
            OperatorContext context) {
        if (function != null) {
            return new AccumulatedContents(objects(function, context));
        }
        return spec.evictor() == null
                ? new ElementContents(kept(context))
                : new EvictedContents(
                        (Evictor<Object, Window>) spec.evictor(), clock, kept(context));
    }

    private static LateArrivals late(WindowSpec spec, OperatorContext context) {
        return new LateArrivals(context, spec.lateOutput(), spec.allowedLateness().toMillis());
    }

    private static Operator operator(
            WindowSpec spec, OperatorContext context, Output out, Windows windows) {
        KeySelector<?, ?> key = spec.key();
        return key == null
                ? Operator.make(AllWindowOperator.class, context, out, windows)
                : Operator.make(KeyedWindowOperator.class, context, out, windows, key);
    }

    /** Where aligned windows lie. */
    static WindowGrid gridOf(WindowAssigner<?, ?> assigner) {
        if (assigner instanceof TumblingEventTimeWindows tumbling) {
            return tumbling.grid();
        }
        if (assigner instanceof SlidingEventTimeWindows sliding) {
            return sliding.grid();
        }
        throw new IllegalStateException(assigner + " is not made of slices");
    }

    /** What makes the accumulators of a subtask: the user's function, or a list of records. */
    private static Function aggregate(WindowSpec spec, OperatorContext context) {
        if (spec.contents() instanceof WindowSpec.Aggregated aggregated) {
            return aggregated.function().next();
        }
        if (spec.contents() instanceof WindowSpec.Reduced reduced) {
            return reduced.function().next();
        }
        return new ElementLists(kept(context));
    }

    /** Records that a window keeps. */
    private static ElementType kept(OperatorContext context) {
        return ElementType.unknown(SliceStates.CONTENTS, context.trial());
    }

    /** The accumulators have a class of their own in each subtask, as operators have. */
    private static Accumulators accumulators(Function function, OperatorContext context) {
        return function instanceof LongAggregateFunction<?, ?>
                ? context.classCopy().make(LongAccumulators.class, Accumulators.class, function)
                : objects(function, context);
    }

    private static ObjectAccumulators objects(Function function, OperatorContext context) {
        boolean aggregates = function instanceof AggregateFunction<?, ?, ?>;
        ElementType type =
                ElementType.madeBy(
                        function,
                        aggregates ? AggregateFunction.class : ReduceFunction.class,
                        aggregates ? 1 : 0,
                        SliceStates.CONTENTS,
                        context.trial());
        return context.classCopy()
                .make(
                        aggregates ? AggregatedAccumulators.class : ReducedAccumulators.class,
                        ObjectAccumulators.class,
                        function,
                        type);
    }

    /**
     * @param cleanups when to clear windows, or null if they are cleared one by one
     */
    @SuppressWarnings("unchecked") // the graph's types were checked where it was built
    private static WindowResults results(
            WindowSpec spec,
            OperatorContext context,
            Output out,
            SubtaskState subtask,
            @Nullable PaneCleanups cleanups) {
        if (spec.function() == null) {
            return new WindowResults(context, out);
        }
        WindowState state = new WindowState(context, spec.key() != null);
        boolean merging = spec.assigner() instanceof MergingWindowAssigner;
        FiringScope scope = new FiringScope(context, state, merging);
        Function function = spec.function().next();
        WindowFunction called =
                function instanceof ProcessWindowFunction<?, ?, ?, ?>
                        ? new KeyedWindowFunction(
                                (ProcessWindowFunction<Object, Object, Object, Window>) function,
                                scope)
                        : new AllWindowFunction(
                                (ProcessAllWindowFunction<Object, Object, Window>) function, scope);
        return spec.contents() instanceof WindowSpec.Elements
                ? new ElementResults(context, out, called, subtask, state, scope, cleanups)
                : new FunctionResults(context, out, called, subtask, state, scope, cleanups);
    }
}
