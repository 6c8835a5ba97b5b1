// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.BroadcastProcessFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.graph.AsyncSpec;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.stream.Shop.Payment;
import dev.millrace.api.stream.Shop.Sale;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectedStreamsTest {
    private final Shop shop = new Shop();
    private final MapStateDescriptor<String, Long> rates = new MapStateDescriptor<>("rates");

    record Cents() implements CoMapFunction<Sale, Payment, Long> {
        @Override
        public Long map1(Sale sale) {
            return sale.cents();
        }

        @Override
        public Long map2(Payment payment) {
            return -payment.cents();
        }
    }

    static final class Meet extends KeyedCoProcessFunction<String, Sale, Payment, Long> {
        @Override
        public void processElement1(Sale sale, Context ctx, Collector<Long> out) {}

        @Override
        public void processElement2(Payment payment, Context ctx, Collector<Long> out) {}
    }

    static final class Rated extends BroadcastProcessFunction<Sale, Payment, Long> {
        @Override
        public void processElement(Sale sale, ReadOnlyContext ctx, Collector<Long> out) {}

        @Override
        public void processBroadcastElement(Payment rate, Context ctx, Collector<Long> out) {}
    }

    static final class KeyedRated
            extends KeyedBroadcastProcessFunction<String, Sale, Payment, Long> {
        @Override
        public void processElement(Sale sale, ReadOnlyContext ctx, Collector<Long> out) {}

        @Override
        public void processBroadcastElement(Payment rate, Context ctx, Collector<Long> out) {}
    }

    @Test
    void theSecondStreamIsTheSecondInput() {
        shop.sales.connect(shop.payments.rebalance()).map(new Cents());

        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfCoProcess.class);
        assertThat(shop.inputs()).containsExactly("sales", "payments");
        assertThat(shop.ordinals()).containsExactly(0, 1);
        assertThat(shop.partitionings()).containsExactly("forward", "rebalance");
    }

    @Test
    void keyedStreamsMeetByKey() {
        shop.byShop.connect(shop.paymentsByShop).process(Meet::new);
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfKeyedCoProcess.class);
        assertThat(shop.partitionings()).containsExactly("by-key", "by-key");

        shop.sales.connect(shop.payments).keyBy(Sale::shop, Payment::shop).process(new Meet());
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfKeyedCoProcess.class);
        assertThat(shop.partitionings()).containsExactly("by-key", "by-key");

        shop.byShop.connect(shop.paymentsByShop).map(new Cents());
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfKeyedCoProcess.class);
    }

    @Test
    void everySubtaskGetsTheBroadcastRecords() {
        shop.sales.connect(shop.payments.broadcast(rates)).process(Rated::new);
        var plain = (OperatorSpec.OfBroadcastProcess) shop.lastSpec();
        assertThat(plain.states()).isEqualTo(List.of(rates));
        assertThat(shop.partitionings()).containsExactly("forward", "broadcast");

        shop.byShop.connect(shop.payments.broadcast(rates)).process(new KeyedRated());
        var keyed = (OperatorSpec.OfKeyedBroadcastProcess) shop.lastSpec();
        assertThat(keyed.key()).isSameAs(shop.byShop.getKeySelector());
        assertThat(shop.partitionings()).containsExactly("by-key", "broadcast");
    }

    @Test
    void windowJoinsAreWindowsOverBothStreams() {
        shop.sales
                .join(shop.payments)
                .where(Sale::shop)
                .equalTo(Payment::shop)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
                .apply((sale, payment) -> sale.cents() - payment.cents());

        assertThat(shop.last().name()).isEqualTo("join");
        var spec = (WindowSpec) shop.lastSpec();
        assertThat(spec.contents()).isInstanceOf(WindowSpec.Elements.class);
        assertThat(shop.inputs()).containsExactly("first", "second");
        assertThat(shop.partitionings()).containsExactly("by-key", "by-key");
    }

    @Test
    void asynchronousCallsKeepTheirOptions() {
        AsyncFunction<Sale, String> find = (sale, result) -> result.complete(List.of(sale.shop()));
        AsyncDataStream.orderedWait(
                shop.sales, find, AsyncOptions.timeout(Duration.ofSeconds(2)).withCapacity(7));

        var spec = (AsyncSpec) shop.lastSpec();
        assertThat(spec.ordered()).isTrue();
        assertThat(spec.capacity()).isEqualTo(7);
        assertThat(spec.timeout()).isEqualTo(Duration.ofSeconds(2));
        AsyncDataStream.unorderedWait(
                shop.byShop, find, AsyncOptions.timeout(Duration.ofSeconds(2)));
        assertThat(((AsyncSpec) shop.lastSpec()).ordered()).isFalse();
    }
}
