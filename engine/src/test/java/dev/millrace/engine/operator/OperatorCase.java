// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.CoProcessFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.exchange.Output;
import java.io.IOException;
import java.util.function.BiFunction;

/**
 * The operators that keep the contract, each with a function that fails on {@link #BAD} and
 * otherwise lets something of each record be seen.
 */
@SuppressWarnings({"unchecked", "rawtypes"})
enum OperatorCase {
    MAP((c, o) -> new MapOperator(c, o, v -> good(v))),
    FILTER((c, o) -> new FilterOperator(c, o, v -> good(v) != null)),
    FLAT_MAP((c, o) -> new FlatMapOperator(c, o, (v, out) -> twice(v, out))),
    PROCESS((c, o) -> new ProcessOperator(c, o, (ProcessFunction) new Pass())),
    REDUCE((c, o) -> new RunningReduceOperator(c, o, (a, b) -> b, v -> v)),
    AGGREGATE((c, o) -> new RunningAggregateOperator(c, o, counting(), v -> v)),
    KEYED_PROCESS(
            (c, o) -> new KeyedProcessOperator(c, o, (KeyedProcessFunction) new Alarm(), v -> v)),
    CO_PROCESS((c, o) -> new CoProcessOperator(c, o, (CoProcessFunction) new Both())),
    KEYED_CO_PROCESS(
            (c, o) ->
                    new KeyedCoProcessOperator(
                            c, o, (KeyedCoProcessFunction) new KeyedBoth(), v -> v, v -> v));

    /** The record that no function of a case can process. */
    static final String BAD = "bad";

    private final BiFunction<OperatorContext, Output, Operator> maker;

    OperatorCase(BiFunction<OperatorContext, Output, Operator> maker) {
        this.maker = maker;
    }

    OperatorHarness harness() {
        return new OperatorHarness(maker);
    }

    private static Object good(Object value) throws IOException {
        if (BAD.equals(value)) {
            throw new IOException("cannot process " + value);
        }
        return value;
    }

    private static void twice(Object value, Collector<Object> out) throws IOException {
        out.collect(good(value));
        out.collect(value);
    }

    private static dev.millrace.api.function.AggregateFunction<Object, Object, Object> counting() {
        return (dev.millrace.api.function.AggregateFunction) Aggregates.count();
    }

    private static final class Pass extends ProcessFunction<Object, Object> {
        @Override
        public void processElement(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect(good(value));
        }
    }

    /** Registers timers in both domains for each record. */
    private static final class Alarm extends KeyedProcessFunction<Object, Object, Object> {
        @Override
        public void processElement(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect(good(value));
            ctx.timerService().registerEventTimeTimer(ctx.timestamp() + 5);
            ctx.timerService().registerProcessingTimeTimer(1_000);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Object> out) {
            String domain = ctx.timeDomain() == TimeDomain.EVENT_TIME ? "event" : "processing";
            out.collect(domain + " " + timestamp + " of " + ctx.getCurrentKey());
        }
    }

    private static final class Both extends CoProcessFunction<Object, Object, Object> {
        @Override
        public void processElement1(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("1:" + good(value));
        }

        @Override
        public void processElement2(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("2:" + good(value));
        }
    }

    private static final class KeyedBoth
            extends KeyedCoProcessFunction<Object, Object, Object, Object> {
        @Override
        public void processElement1(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("1:" + good(value));
        }

        @Override
        public void processElement2(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("2:" + good(value));
        }
    }
}
