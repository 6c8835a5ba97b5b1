// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.BroadcastProcessFunction;
import dev.millrace.api.function.CoProcessFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.KeyedProcessFunction;
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
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The functions of the cases that are more than a line. */
final class CaseFunctions {
    private static final MapStateDescriptor<Object, Long> RULES = new MapStateDescriptor<>("rules");
    private static final ValueStateDescriptor<Long> SEEN = new ValueStateDescriptor<>("seen");

    private CaseFunctions() {}

    /** Moves each record 1 ms on, and event time to it. */
    static WatermarkStrategy<Object> toEachRecord() {
        return WatermarkStrategy.forGenerator(ToEachRecord::new)
                .withTimestampAssigner(
                        (value, timestamp) -> {
                            OperatorCase.goodOrIllegal(value);
                            return timestamp + 1;
                        });
    }

    private static final class ToEachRecord implements WatermarkGenerator<Object> {
        @Override
        public void onEvent(Object value, long timestamp, WatermarkOutput output) {
            output.emitWatermark(timestamp);
        }
    }

    static final class Pass extends ProcessFunction<Object, Object> {
        @Override
        public void processElement(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect(OperatorCase.good(value));
        }
    }

    /** Registers timers in both domains for each record. */
    static final class Alarm extends KeyedProcessFunction<Object, Object, Object> {
        @Override
        public void processElement(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect(OperatorCase.good(value));
            ctx.timerService().registerEventTimeTimer(ctx.timestamp() + 5);
            ctx.timerService().registerProcessingTimeTimer(1_000);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Object> out) {
            String domain = ctx.timeDomain() == TimeDomain.EVENT_TIME ? "event" : "processing";
            out.collect(domain + " " + timestamp + " of " + ctx.getCurrentKey());
        }
    }

    static final class Both extends CoProcessFunction<Object, Object, Object> {
        @Override
        public void processElement1(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("1:" + OperatorCase.good(value));
        }

        @Override
        public void processElement2(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("2:" + OperatorCase.good(value));
        }
    }

    /** Registers a timer for each record of either input. */
    static final class KeyedBoth extends KeyedCoProcessFunction<Object, Object, Object, Object> {
        @Override
        public void processElement1(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("1:" + OperatorCase.good(value));
            ctx.timerService().registerEventTimeTimer(ctx.timestamp() + 5);
        }

        @Override
        public void processElement2(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("2:" + OperatorCase.good(value));
            ctx.timerService().registerEventTimeTimer(ctx.timestamp() + 5);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Object> out) {
            out.collect("timer " + timestamp + " of " + ctx.getCurrentKey());
        }
    }

    /** Keeps something in every kind of keyed state, and emits all of it. */
    static final class Memory extends KeyedProcessFunction<Object, Object, Object> {
        private static final StateTtlConfig TTL =
                StateTtlConfig.newBuilder(Duration.ofSeconds(1))
                        .setUpdateType(StateTtlConfig.UpdateType.OnReadAndWrite)
                        .build();

        @Override
        public void processElement(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            OperatorCase.good(value);
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
    static final class Counted extends RichMapFunction<Object, Object> {
        @Override
        public Object map(Object value) throws Exception {
            OperatorCase.good(value);
            ListState<Object> seen =
                    getRuntimeContext().getOperatorListState(new ListStateDescriptor<>("seen"));
            ListState<Object> all =
                    getRuntimeContext().getUnionListState(new ListStateDescriptor<>("all"));
            seen.add(value);
            all.update(List.of(value, Memory.copy(seen).size()));
            return List.of(Memory.copy(seen), Memory.copy(all));
        }
    }

    /** Keeps what is broadcast, and shows all of it with each record. */
    static final class Rules extends BroadcastProcessFunction<Object, Object, Object> {
        @Override
        public void processElement(Object value, ReadOnlyContext ctx, Collector<Object> out)
                throws Exception {
            out.collect("1:" + OperatorCase.good(value));
            List<Object> rules = new ArrayList<>();
            ctx.getBroadcastState(RULES).immutableEntries().forEach(rules::add);
            out.collect("rules " + rules);
        }

        @Override
        public void processBroadcastElement(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("2:" + OperatorCase.good(value));
            ctx.getBroadcastState(RULES).put(value, ctx.timestamp());
        }
    }

    /** As {@link Rules}, with a count and a timer per key; what is broadcast clears all counts. */
    static final class KeyedRules
            extends KeyedBroadcastProcessFunction<Object, Object, Object, Object> {
        @Override
        public void processElement(Object value, ReadOnlyContext ctx, Collector<Object> out)
                throws Exception {
            out.collect("1:" + OperatorCase.good(value));
            ValueState<Long> seen = getRuntimeContext().getState(SEEN);
            Long before = seen.value();
            seen.update(before == null ? 1 : before + 1);
            out.collect(ctx.getCurrentKey() + " seen " + seen.value());
            out.collect("rule " + ctx.getBroadcastState(RULES).get("last"));
            ctx.timerService().registerEventTimeTimer(ctx.timestamp() + 5);
        }

        @Override
        public void processBroadcastElement(Object value, Context ctx, Collector<Object> out)
                throws Exception {
            out.collect("2:" + OperatorCase.good(value));
            ctx.getBroadcastState(RULES).put("last", ctx.timestamp());
            ctx.applyToKeyedState(SEEN, (key, seen) -> seen.clear());
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Object> out) {
            out.collect("timer " + timestamp + " of " + ctx.getCurrentKey());
        }
    }
}
