// SPDX-License-Identifier: Apache-2.0
package dev.millrace.outside;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.BroadcastProcessFunction;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.ProcessJoinFunction;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.TimeWindow;

/** The records of the Javadoc's examples, and functions that examples name without showing them. */
abstract class ExampleFunctions {

    record Sale(String shop, long cents) {}

    record Order(long id, long customer) {
        static Order parse(String line) {
            String[] fields = line.split(",");
            return new Order(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
        }
    }

    record Payment(long orderId, String account) {}

    record Rule(String name) {}

    record Click(String page) {}

    record Ride(long id) {}

    record Fare(long rideId) {}

    record Person(long id, String name) {}

    record Auction(long seller, String item) {}

    record Flight(String origin) {}

    record Bid(long price) {
        static Bid random(long number) {
            return new Bid(Long.rotateLeft(number, 7));
        }
    }

    record AsText() implements CoMapFunction<Order, Click, String> {
        @Override
        public String map1(Order order) {
            return order.toString();
        }

        @Override
        public String map2(Click click) {
            return click.toString();
        }
    }

    record UnpaidOrders() implements CoGroupFunction<Order, Payment, Order> {
        @Override
        public void coGroup(
                Iterable<Order> orders, Iterable<Payment> payments, Collector<Order> out) {
            if (!payments.iterator().hasNext()) {
                orders.forEach(out::collect);
            }
        }
    }

    record HourOfAirport() implements AggregateFunction<Flight, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Flight flight, Long count) {
            return count + 1;
        }

        @Override
        public Long getResult(Long count) {
            return count;
        }

        @Override
        public Long merge(Long a, Long b) {
            return a + b;
        }
    }

    static final class WithWindowStart
            extends ProcessWindowFunction<Long, String, String, TimeWindow> {
        @Override
        public void process(
                String origin, Context context, Iterable<Long> counts, Collector<String> out) {
            counts.forEach(n -> out.collect(context.window().getStart() + origin + n));
        }
    }

    static final class PaidOrders extends ProcessJoinFunction<Order, Payment, Order> {
        @Override
        public void processElement(
                Order order, Payment payment, Context ctx, Collector<Order> out) {
            out.collect(order);
        }
    }

    static final class RideWithFare extends KeyedCoProcessFunction<Long, Ride, Fare, String> {
        @Override
        public void processElement1(Ride ride, Context ctx, Collector<String> out) {
            out.collect(ride.toString());
        }

        @Override
        public void processElement2(Fare fare, Context ctx, Collector<String> out) {
            out.collect(fare.toString());
        }
    }

    static final class CheckRules extends BroadcastProcessFunction<Payment, Rule, String> {
        @Override
        public void processElement(Payment payment, ReadOnlyContext ctx, Collector<String> out) {
            out.collect(payment.account());
        }

        @Override
        public void processBroadcastElement(Rule rule, Context ctx, Collector<String> out) {}
    }

    static final class CheckAccount
            extends KeyedBroadcastProcessFunction<String, Payment, Rule, String> {
        @Override
        public void processElement(Payment payment, ReadOnlyContext ctx, Collector<String> out) {
            out.collect(payment.account());
        }

        @Override
        public void processBroadcastElement(Rule rule, Context ctx, Collector<String> out) {}
    }
}
