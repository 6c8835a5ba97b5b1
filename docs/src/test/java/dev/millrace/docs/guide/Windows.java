// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.window.AfterWatermark;
import dev.millrace.api.window.ContinuousProcessingTimeTrigger;
import dev.millrace.api.window.CountTrigger;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TimeEvictor;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Windows, triggers and panes. */
final class Windows {
    private Windows() {}

    static void kinds(DataStream<Order> orders) {
        // snippet: window-kinds
        DataStream<Long> perHour =
                orders.keyBy(Order::item)
                        .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                        .aggregate(Aggregates.count());
        DataStream<Double> moving =
                orders.windowAll(
                                SlidingEventTimeWindows.of(
                                        Duration.ofHours(3), Duration.ofMinutes(15)))
                        .aggregate(Aggregates.averageLong(Order::cents));
        DataStream<List<Order>> visits =
                orders.keyBy(Order::customer)
                        .window(EventTimeSessionWindows.withGap(Duration.ofMinutes(30)))
                        .aggregate(Aggregates.toList());
        DataStream<Order> dearestOfTen = orders.keyBy(Order::item).countWindow(10).maxBy("cents");
        // end
        perHour.print();
        moving.print();
        visits.print();
        dearestOfTen.print();
    }

    // snippet: window-result
    record ItemHour(String item, Instant from, long orders, String pane) {}

    static final class WithHour extends ProcessWindowFunction<Long, ItemHour, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(
                String item, Context ctx, Iterable<Long> counts, Collector<ItemHour> out) {
            Instant from = Instant.ofEpochMilli(ctx.window().getStart());
            for (long count : counts) {
                out.collect(new ItemHour(item, from, count, ctx.pane().timing().name()));
            }
        }
    }

    // end

    static void lateness(DataStream<Order> orders) {
        // snippet: window-late
        OutputTag<Order> tooLate = new OutputTag<>("too-late");
        var hours =
                orders.keyBy(Order::item)
                        .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                        .allowedLateness(Duration.ofHours(48))
                        .sideOutputLateData(tooLate)
                        .aggregate(Aggregates.count(), new WithHour());
        hours.getSideOutput(tooLate).print("too late");
        // end
    }

    static DataStream<ItemHour> panes(DataStream<Order> orders) {
        // snippet: window-panes
        DataStream<ItemHour> early =
                orders.keyBy(Order::item)
                        .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                        .trigger(
                                AfterWatermark.<Order, TimeWindow>pastEndOfWindow()
                                        .withEarlyFirings(
                                                ContinuousProcessingTimeTrigger.of(
                                                        Duration.ofSeconds(1)))
                                        .withLateFirings(CountTrigger.of(10)))
                        .discardingPanes()
                        .aggregate(Aggregates.count(), new WithHour());
        // end
        return early;
    }

    static DataStream<Order> evicted(DataStream<Order> orders) {
        // snippet: window-evictor
        DataStream<Order> dearestOfLastMinute =
                orders.keyBy(Order::item)
                        .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                        .evictor(TimeEvictor.of(Duration.ofMinutes(1)))
                        .maxBy("cents");
        // end
        return dearestOfLastMinute;
    }
}
