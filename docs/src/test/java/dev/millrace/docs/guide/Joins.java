// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessJoinFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;

/** Bringing two streams together. */
final class Joins {
    private Joins() {}

    record Paid(Order order, Payment payment) {}

    static void windows(DataStream<Order> orders, DataStream<Payment> payments) {
        // snippet: window-join
        DataStream<Paid> paid =
                orders.join(payments)
                        .where(Order::id)
                        .equalTo(Payment::orderId)
                        .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                        .apply((order, payment) -> new Paid(order, payment));
        // end
        // snippet: co-group
        CoGroupFunction<Order, Payment, Order> unpaid =
                (ordersOfKey, paymentsOfKey, out) -> {
                    if (!paymentsOfKey.iterator().hasNext()) {
                        ordersOfKey.forEach(out::collect);
                    }
                };
        DataStream<Order> open =
                orders.coGroup(payments)
                        .where(Order::id)
                        .equalTo(Payment::orderId)
                        .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                        .apply(unpaid);
        // end
        paid.print();
        open.print();
    }

    // snippet: interval-join
    static final class Pair extends ProcessJoinFunction<Order, Payment, Paid> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Order order, Payment payment, Context ctx, Collector<Paid> out) {
            out.collect(new Paid(order, payment));
        }
    }

    // end

    static void interval(DataStream<Order> orders, DataStream<Payment> payments) {
        // snippet: interval-join-use
        OutputTag<Payment> late = new OutputTag<>("late payments");
        var paid =
                orders.keyBy(Order::id)
                        .intervalJoin(payments.keyBy(Payment::orderId))
                        .between(Duration.ofMinutes(-5), Duration.ofMinutes(30))
                        .upperBoundExclusive()
                        .sideOutputRightLateData(late)
                        .process(new Pair());
        paid.getSideOutput(late).print("late");
        // end
    }

    // snippet: connect
    /** Pairs an order with its payment, whichever comes first and however far apart they are. */
    static final class Match extends KeyedCoProcessFunction<String, Order, Payment, Paid> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Order> waitingOrder;
        private transient ValueState<Payment> waitingPayment;

        @Override
        public void open(OpenContext context) {
            waitingOrder = getRuntimeContext().getState(new ValueStateDescriptor<>("order"));
            waitingPayment = getRuntimeContext().getState(new ValueStateDescriptor<>("payment"));
        }

        @Override
        public void processElement1(Order order, Context ctx, Collector<Paid> out) {
            Payment payment = waitingPayment.value();
            if (payment == null) {
                waitingOrder.update(order);
            } else {
                waitingPayment.clear();
                out.collect(new Paid(order, payment));
            }
        }

        @Override
        public void processElement2(Payment payment, Context ctx, Collector<Paid> out) {
            Order order = waitingOrder.value();
            if (order == null) {
                waitingPayment.update(payment);
            } else {
                waitingOrder.clear();
                out.collect(new Paid(order, payment));
            }
        }
    }

    // end

    static DataStream<Paid> connected(DataStream<Order> orders, DataStream<Payment> payments) {
        // snippet: connect-use
        DataStream<Paid> paid =
                orders.keyBy(Order::id)
                        .connect(payments.keyBy(Payment::orderId))
                        .process(new Match());
        // end
        return paid;
    }
}
