// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.function.AsyncRetryStrategy;
import dev.millrace.api.graph.AsyncSpec;
import dev.millrace.api.graph.OperatorSpec.OfBroadcastProcess;
import dev.millrace.api.graph.OperatorSpec.OfCoProcess;
import dev.millrace.api.graph.OperatorSpec.OfFilter;
import dev.millrace.api.graph.OperatorSpec.OfFlatMap;
import dev.millrace.api.graph.OperatorSpec.OfKeyedBroadcastProcess;
import dev.millrace.api.graph.OperatorSpec.OfKeyedCoProcess;
import dev.millrace.api.graph.OperatorSpec.OfKeyedProcess;
import dev.millrace.api.graph.OperatorSpec.OfMap;
import dev.millrace.api.graph.OperatorSpec.OfProcess;
import dev.millrace.api.graph.OperatorSpec.OfRunningAggregate;
import dev.millrace.api.graph.OperatorSpec.OfRunningReduce;
import dev.millrace.api.graph.OperatorSpec.OfSink;
import dev.millrace.api.graph.OperatorSpec.OfTimestamps;
import dev.millrace.engine.async.AsyncOperator;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.BroadcastProcessOperator;
import dev.millrace.engine.operator.ClassCopy;
import dev.millrace.engine.operator.CoProcessOperator;
import dev.millrace.engine.operator.FilterOperator;
import dev.millrace.engine.operator.FlatMapOperator;
import dev.millrace.engine.operator.KeyedBroadcastOperator;
import dev.millrace.engine.operator.KeyedCoProcessOperator;
import dev.millrace.engine.operator.KeyedProcessOperator;
import dev.millrace.engine.operator.MapOperator;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.operator.ProcessOperator;
import dev.millrace.engine.operator.RunningAggregateOperator;
import dev.millrace.engine.operator.RunningReduceOperator;
import dev.millrace.engine.operator.SinkOperator;
import dev.millrace.engine.operator.TimestampsOperator;
import dev.millrace.engine.plan.PhysicalOperator;
import dev.millrace.engine.window.WindowOperators;
import java.util.HashMap;
import java.util.Map;

/** Makes the operator that runs a planned one: one line per kind. */
final class OperatorFactory {
    @FunctionalInterface
    private interface Maker<S> {
        Operator make(S spec, OperatorContext context, Output out);
    }

    private static final Map<Class<?>, Maker<Object>> MAKERS = new HashMap<>();

    static {
        on(OfMap.class, (s, c, o) -> copy(MapOperator.class, c, o, s.function().next()));
        on(OfFilter.class, (s, c, o) -> copy(FilterOperator.class, c, o, s.function().next()));
        on(OfFlatMap.class, (s, c, o) -> copy(FlatMapOperator.class, c, o, s.function().next()));
        on(OfProcess.class, (s, c, o) -> copy(ProcessOperator.class, c, o, s.function().next()));
        on(
                OfCoProcess.class,
                (s, c, o) -> copy(CoProcessOperator.class, c, o, s.function().next()));
        on(OfTimestamps.class, (s, c, o) -> copy(TimestampsOperator.class, c, o, s.watermarks()));
        on(OfSink.class, (s, c, o) -> copy(SinkOperator.class, c, o, s.sink()));
        on(
                OfKeyedProcess.class,
                (s, c, o) -> copy(KeyedProcessOperator.class, c, o, s.function().next(), s.key()));
        on(
                OfRunningReduce.class,
                (s, c, o) -> copy(RunningReduceOperator.class, c, o, s.function().next(), s.key()));
        on(
                OfRunningAggregate.class,
                (s, c, o) ->
                        copy(RunningAggregateOperator.class, c, o, s.function().next(), s.key()));
        on(
                OfKeyedCoProcess.class,
                (s, c, o) ->
                        copy(
                                KeyedCoProcessOperator.class,
                                c,
                                o,
                                s.function().next(),
                                s.key1(),
                                s.key2()));
        on(
                OfKeyedBroadcastProcess.class,
                (s, c, o) ->
                        copy(KeyedBroadcastOperator.class, c, o, s.function().next(), s.key()));
        on(
                AsyncSpec.class,
                (s, c, o) -> copy(AsyncOperator.class, c, o, s.function().next(), retryOf(s), s));
        on(
                OfBroadcastProcess.class,
                (s, c, o) -> copy(BroadcastProcessOperator.class, c, o, s.function().next()));
        on(PhysicalOperator.WholeWindow.class, WindowOperators::whole);
        on(PhysicalOperator.LocalWindow.class, WindowOperators::local);
        on(PhysicalOperator.GlobalWindow.class, WindowOperators::global);
    }

    private OperatorFactory() {}

    static Operator make(PhysicalOperator work, OperatorContext context, Output out) {
        Object kind = work instanceof PhysicalOperator.Whole whole ? whole.spec() : work;
        Maker<Object> maker = MAKERS.get(kind.getClass());
        if (maker == null) {
            throw new IllegalStateException("No operator runs " + kind.getClass().getName());
        }
        return maker.make(kind, context, out);
    }

    @SuppressWarnings("unchecked")
    private static <S> void on(Class<S> kind, Maker<S> maker) {
        MAKERS.put(kind, (Maker<Object>) maker);
    }

    private static AsyncRetryStrategy<?> retryOf(AsyncSpec spec) {
        AsyncRetryStrategy<?> retry = spec.retry();
        return retry == null ? AsyncRetryStrategy.none() : retry;
    }

    private static Operator copy(Class<? extends Operator> type, Object... arguments) {
        return ClassCopy.make(type, Operator.class, arguments);
    }
}
