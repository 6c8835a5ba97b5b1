// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.BroadcastProcessFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.KeyValue;

/** What can be done with streams. */
final class Transformations {
    private Transformations() {}

    static DataStream<String> simple(DataStream<String> lines) {
        // snippet: map-filter
        DataStream<Order> orders =
                lines.filter(line -> !line.isBlank()).map(Order::parse).name("parse");
        DataStream<String> words =
                orders.flatMap(
                        (Order order, Collector<String> out) -> {
                            for (String word : order.item().split(" ")) {
                                out.collect(word);
                            }
                        });
        // end
        return words;
    }

    static DataStream<Order> running(DataStream<Order> orders) {
        // snippet: running
        DataStream<KeyValue<String, Long>> orderCounts =
                orders.keyBy(Order::customer).aggregate(Aggregates.count());
        DataStream<Order> dearest = orders.keyBy(Order::customer).maxBy("cents");
        DataStream<Order> totals = orders.keyBy(Order::customer).sum("cents");
        // end
        orderCounts.print();
        return dearest.union(totals);
    }

    // snippet: side-output
    static final OutputTag<Order> LARGE = new OutputTag<>("large");

    static final class Sort extends ProcessFunction<Order, Order> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Order order, Context ctx, Collector<Order> out) {
            if (order.cents() > 100_000) {
                ctx.output(LARGE, order);
            } else {
                out.collect(order);
            }
        }
    }

    // end

    static void sorted(DataStream<Order> orders, DataStream<Order> others) {
        // snippet: side-output-use
        var small = orders.process(new Sort());
        DataStream<Order> large = small.getSideOutput(LARGE);
        // end
        large.print();
        // snippet: partitioning
        orders.union(others)
                .rebalance()
                .map(Order::item)
                .setParallelism(4)
                .name("items")
                .uid("items-v1")
                .print();
        orders.partitionCustom((customer, n) -> customer.length() % n, Order::customer).print();
        // end
    }

    // snippet: broadcast
    static final MapStateDescriptor<String, Boolean> BLOCKED = new MapStateDescriptor<>("blocked");

    static final class LeaveOutBlocked extends BroadcastProcessFunction<Order, String, Order> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Order order, ReadOnlyContext ctx, Collector<Order> out) {
            if (!ctx.getBroadcastState(BLOCKED).contains(order.customer())) {
                out.collect(order);
            }
        }

        @Override
        public void processBroadcastElement(String customer, Context ctx, Collector<Order> out) {
            ctx.getBroadcastState(BLOCKED).put(customer, true);
        }
    }

    // end

    static DataStream<Order> allowed(DataStream<Order> orders, DataStream<String> blocked) {
        // snippet: broadcast-use
        DataStream<Order> allowed =
                orders.connect(blocked.broadcast(BLOCKED)).process(new LeaveOutBlocked());
        // end
        return allowed;
    }
}
