// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.RichMapFunction;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.TimeDomain;
import java.time.Duration;
import java.util.Objects;

/** State and timers per key. */
final class Keyed {
    private Keyed() {}

    // snippet: third-order
    /** Says which customers have placed their third order. */
    static final class ThirdOrder extends KeyedProcessFunction<String, Order, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Integer> placed;

        @Override
        public void open(OpenContext context) {
            placed = getRuntimeContext().getState(new ValueStateDescriptor<>("placed"));
        }

        @Override
        public void processElement(Order order, Context ctx, Collector<String> out) {
            int count = Objects.requireNonNullElse(placed.value(), 0) + 1;
            placed.update(count);
            if (count == 3) {
                out.collect(ctx.getCurrentKey());
            }
        }
    }

    // end

    static DataStream<String> use(DataStream<Order> orders) {
        // snippet: third-order-use
        DataStream<String> regulars = orders.keyBy(Order::customer).process(ThirdOrder::new);
        // end
        return regulars;
    }

    // snippet: silence
    /** Says which customers have not ordered for thirty days of event time. */
    static final class Silence extends KeyedProcessFunction<String, Order, String> {
        private static final long serialVersionUID = 1L;
        private static final long THIRTY_DAYS_MS = Duration.ofDays(30).toMillis();
        private transient ValueState<Long> deadline;

        @Override
        public void open(OpenContext context) {
            deadline = getRuntimeContext().getState(new ValueStateDescriptor<>("deadline"));
        }

        @Override
        public void processElement(Order order, Context ctx, Collector<String> out) {
            Long last = deadline.value();
            if (last != null) {
                ctx.timerService().deleteEventTimeTimer(last);
            }
            long next = order.placed().toEpochMilli() + THIRTY_DAYS_MS;
            ctx.timerService().registerEventTimeTimer(next);
            deadline.update(next);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
            out.collect(ctx.getCurrentKey());
            deadline.clear();
        }
    }

    // end

    // snippet: ttl
    static final class SeenBefore extends RichMapFunction<Order, Boolean> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Boolean> seen;

        @Override
        public void open(OpenContext context) {
            var descriptor = new ValueStateDescriptor<Boolean>("seen");
            descriptor.enableTimeToLive(
                    StateTtlConfig.newBuilder(Duration.ofDays(1))
                            .setTimeDomain(TimeDomain.EVENT_TIME)
                            .build());
            seen = getRuntimeContext().getState(descriptor);
        }

        @Override
        public Boolean map(Order order) {
            boolean before = seen.value() != null;
            seen.update(true);
            return before;
        }
    }

    // end
}
