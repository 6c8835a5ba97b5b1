// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.CoProcessFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.function.RichMapFunction;
import dev.millrace.api.function.RuntimeContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.exchange.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
                            c, o, (KeyedCoProcessFunction) new KeyedBoth(), v -> v, v -> v)),
    REMEMBERING(
            (c, o) -> new KeyedProcessOperator(c, o, (KeyedProcessFunction) new Memory(), v -> v)),
    COUNTING((c, o) -> new MapOperator(c, o, (MapFunction) new Counted()));

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

    /** Keeps something in every kind of keyed state, and emits all of it. */
    private static final class Memory extends KeyedProcessFunction<Object, Object, Object> {
        private static final StateTtlConfig TTL =
                StateTtlConfig.newBuilder(Duration.ofSeconds(1))
                        .setUpdateType(StateTtlConfig.UpdateType.OnReadAndWrite)
                        .build();

        @Override
        public void processElement(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            good(value);
            RuntimeContext state = getRuntimeContext();
            ValueState<Long> last = state.getState(new ValueStateDescriptor<>("last"));
            ListState<Object> seen = state.getListState(new ListStateDescriptor<>("seen"));
            MapState<Object, Long> map = state.getMapState(new MapStateDescriptor<>("map"));
            ReducingState<Long> sum =
                    state.getReducingState(new ReducingStateDescriptor<>("sum", Long::sum));
            out.collect(List.of(value, String.valueOf(last.value()), copy(seen), copy(map)));
            last.update(ctx.timestamp());
            seen.add(ctx.timestamp());
            map.put(ctx.timestamp(), 1L);
            map.entries().forEach(entry -> entry.setValue(entry.getValue() + 1));
            sum.add(ctx.timestamp());
            out.collect(sum.get());
            expiring(ctx, out);
        }

        private void expiring(Context ctx, Collector<Object> out) throws Exception {
            ListStateDescriptor<Object> items = new ListStateDescriptor<>("items");
            items.enableTimeToLive(TTL);
            ListState<Object> list = getRuntimeContext().getListState(items);
            list.add(ctx.timestamp());
            ValueStateDescriptor<Object> once = new ValueStateDescriptor<>("once");
            once.enableTimeToLive(TTL);
            ValueState<Object> value = getRuntimeContext().getState(once);
            out.collect(List.of(copy(list), String.valueOf(value.value())));
            value.update(ctx.timestamp());
        }

        private static List<Object> copy(Object state) throws Exception {
            List<Object> copy = new ArrayList<>();
            if (state instanceof ListState<?> list) {
                list.get().forEach(copy::add);
            } else if (state instanceof MapState<?, ?> map) {
                map.entries().forEach(entry -> copy.add(entry.getKey() + "=" + entry.getValue()));
            }
            return copy;
        }
    }

    /** Counts in state of the subtask. */
    private static final class Counted extends RichMapFunction<Object, Object> {
        @Override
        public Object map(Object value) throws Exception {
            good(value);
            ListState<Object> seen =
                    getRuntimeContext().getOperatorListState(new ListStateDescriptor<>("seen"));
            ListState<Object> all =
                    getRuntimeContext().getUnionListState(new ListStateDescriptor<>("all"));
            seen.add(value);
            all.update(List.of(value, Memory.copy(seen).size()));
            return List.of(Memory.copy(seen), Memory.copy(all));
        }
    }
}
