// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.Collector;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.api.graph.Partitioning.Forward;
import dev.millrace.api.stream.Shop.Labels;
import dev.millrace.api.stream.Shop.Sale;
import dev.millrace.api.time.WatermarkStrategy;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataStreamTest {
    private final Shop shop = new Shop();

    @Test
    void eachTransformationAddsItsKindOfOperator() {
        shop.sales.map(Sale::cents);
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfMap.class);
        shop.sales.filter(sale -> sale.cents() > 0);
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfFilter.class);
        shop.sales.flatMap((Sale sale, Collector<String> out) -> out.collect(sale.shop()));
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfFlatMap.class);
        shop.sales.process(new Labels());
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfProcess.class);
        shop.sales.assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks());
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfTimestamps.class);
        shop.sales.print();
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfSink.class);
    }

    @Test
    void aSupplierMakesAFunctionForEachSubtask() {
        shop.sales.process(Labels::new);

        var spec = (OperatorSpec.OfProcess) shop.lastSpec();
        assertThat(spec.function().next()).isNotSameAs(spec.function().next());
    }

    @Test
    void readsTheMainOutputForwardUnlessToldOtherwise() {
        shop.sales.map(Sale::cents);

        assertThat(shop.inputs()).containsExactly("sales");
        assertThat(shop.last().inputs().get(0).sideOutput()).isNull();
        assertThat(shop.last().inputs().get(0).partitioning()).isEqualTo(new Forward(false));
        shop.sales.forward().map(Sale::cents);
        assertThat(shop.last().inputs().get(0).partitioning()).isEqualTo(new Forward(true));
    }

    @ParameterizedTest
    @CsvSource({"rebalance", "rescale", "shuffle", "broadcast", "global", "forward"})
    void aPartitioningHoldsForWhatFollows(String name) {
        Function<DataStream<Sale>, DataStream<Sale>> change =
                switch (name) {
                    case "rebalance" -> DataStream::rebalance;
                    case "rescale" -> DataStream::rescale;
                    case "shuffle" -> DataStream::shuffle;
                    case "broadcast" -> DataStream::broadcast;
                    case "global" -> DataStream::global;
                    default -> DataStream::forward;
                };

        change.apply(shop.sales).map(Sale::cents);

        assertThat(shop.partitionings()).containsExactly(name);
    }

    @Test
    void aCustomPartitioningTakesAKeyAndAUsersChoice() throws Exception {
        shop.sales.partitionCustom((cents, n) -> (int) (cents % n), Sale::cents).print();

        var custom = (Partitioning.Custom) shop.last().inputs().get(0).partitioning();
        assertThat(custom.label()).isEqualTo("custom");
    }

    @Test
    void aUnionKeepsThePartitioningOfEachStream() {
        shop.sales.rebalance().union(shop.sales.map(sale -> sale).shuffle(), shop.byShop).print();

        assertThat(shop.inputs()).containsExactly("sales", "map", "sales");
        assertThat(shop.partitionings()).containsExactly("rebalance", "shuffle", "by-key");
        assertThat(shop.ordinals()).containsExactly(0, 0, 0);
    }

    @Test
    void streamsOfTwoEnvironmentsDoNotMix() {
        assertThatThrownBy(() -> shop.sales.union(new Shop().sales))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two environments");
    }
}
