// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.function.AsyncRetryStrategy;
import dev.millrace.api.graph.AsyncSpec;
import dev.millrace.api.graph.OperatorSpec;
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
import dev.millrace.engine.plan.PhysicalOperator.GlobalWindow;
import dev.millrace.engine.plan.PhysicalOperator.LocalWindow;
import dev.millrace.engine.plan.PhysicalOperator.Whole;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import dev.millrace.engine.window.WindowOperators;

/**
 * Makes the operator that runs a planned one: one line per kind. Asked one after the other and not
 * kept in a table, which would load the classes of all kinds before the first record.
 */
final class OperatorFactory {
    private OperatorFactory() {}

    static Operator make(PhysicalOperator work, OperatorContext context, Output out) {
        if (work instanceof Whole whole) {
            return make(whole.spec(), context, out);
        }
        if (work instanceof WholeWindow window) {
            return WindowOperators.whole(window, context, out);
        }
        if (work instanceof LocalWindow window) {
            return WindowOperators.local(window, context, out);
        }
        if (work instanceof GlobalWindow window) {
            return WindowOperators.global(window, context, out);
        }
        throw unknown(work);
    }

    private static Operator make(OperatorSpec spec, OperatorContext c, Output o) {
        if (spec instanceof OfMap s) {
            return Operator.make(MapOperator.class, c, o, s.function().next());
        }
        if (spec instanceof OfFilter s) {
            return Operator.make(FilterOperator.class, c, o, s.function().next());
        }
        if (spec instanceof OfFlatMap s) {
            return Operator.make(FlatMapOperator.class, c, o, s.function().next());
        }
        if (spec instanceof OfProcess s) {
            return Operator.make(ProcessOperator.class, c, o, s.function().next());
        }
        if (spec instanceof OfCoProcess s) {
            return Operator.make(CoProcessOperator.class, c, o, s.function().next());
        }
        if (spec instanceof OfTimestamps s) {
            return Operator.make(TimestampsOperator.class, c, o, s.watermarks());
        }
        if (spec instanceof OfSink s) {
            return Operator.make(SinkOperator.class, c, o, s.sink());
        }
        if (spec instanceof OfKeyedProcess s) {
            return Operator.make(KeyedProcessOperator.class, c, o, s.function().next(), s.key());
        }
        if (spec instanceof OfRunningReduce s) {
            return Operator.make(RunningReduceOperator.class, c, o, s.function().next(), s.key());
        }
        if (spec instanceof OfRunningAggregate s) {
            return Operator.make(
                    RunningAggregateOperator.class, c, o, s.function().next(), s.key());
        }
        if (spec instanceof OfKeyedCoProcess s) {
            return Operator.make(
                    KeyedCoProcessOperator.class, c, o, s.function().next(), s.key1(), s.key2());
        }
        if (spec instanceof OfKeyedBroadcastProcess s) {
            return Operator.make(KeyedBroadcastOperator.class, c, o, s.function().next(), s.key());
        }
        if (spec instanceof AsyncSpec s) {
            return Operator.make(AsyncOperator.class, c, o, s.function().next(), retryOf(s), s);
        }
        if (spec instanceof OfBroadcastProcess s) {
            return Operator.make(BroadcastProcessOperator.class, c, o, s.function().next());
        }
        throw unknown(spec);
    }

    private static IllegalStateException unknown(Object kind) {
        return new IllegalStateException("No operator runs " + kind.getClass().getName());
    }

    private static AsyncRetryStrategy<?> retryOf(AsyncSpec spec) {
        AsyncRetryStrategy<?> retry = spec.retry();
        return retry == null ? AsyncRetryStrategy.none() : retry;
    }
}
