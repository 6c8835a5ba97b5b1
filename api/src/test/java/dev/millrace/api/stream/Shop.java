// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.Partitioning;
import java.util.List;

/** Two small streams to build graphs from, and a look at the graph. */
final class Shop {
    final StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    final DataStream<Sale> sales = env.fromData(new Sale("a", 1)).name("sales");
    final DataStream<Payment> payments = env.fromData(new Payment("a", 1)).name("payments");
    final KeyedStream<Sale, String> byShop = sales.keyBy(Sale::shop);
    final KeyedStream<Payment, String> paymentsByShop = payments.keyBy(Payment::shop);

    record Sale(String shop, long cents) {}

    record Payment(String shop, long cents) {}

    static final class Labels extends ProcessFunction<Sale, String> {
        @Override
        public void processElement(Sale sale, Context ctx, Collector<String> out) {
            out.collect(sale.shop());
        }
    }

    static final class KeyedLabels extends KeyedProcessFunction<String, Sale, String> {
        @Override
        public void processElement(Sale sale, Context ctx, Collector<String> out) {
            out.collect(sale.shop());
        }
    }

    record Count<T>() implements AggregateFunction<T, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(T value, Long accumulator) {
            return accumulator + 1;
        }

        @Override
        public Long getResult(Long accumulator) {
            return accumulator;
        }

        @Override
        public Long merge(Long a, Long b) {
            return a + b;
        }
    }

    List<Node> nodes() {
        return env.graph("shop").nodes();
    }

    Node last() {
        return nodes().get(nodes().size() - 1);
    }

    OperatorSpec lastSpec() {
        return last().spec();
    }

    /** How the last operator's inputs are partitioned, in the words of a plan. */
    List<String> partitionings() {
        return last().inputs().stream().map(Edge::partitioning).map(Partitioning::label).toList();
    }

    /** The names of the operators that the last one reads. */
    List<String> inputs() {
        return last().inputs().stream().map(edge -> edge.from().name()).toList();
    }

    List<Integer> ordinals() {
        return last().inputs().stream().map(Edge::ordinal).toList();
    }
}
