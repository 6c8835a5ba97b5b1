// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.RichFilterFunction;
import dev.millrace.api.function.RichFlatMapFunction;
import dev.millrace.api.function.RichMapFunction;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.stream.Shop.Count;
import dev.millrace.api.stream.Shop.KeyedLabels;
import dev.millrace.api.stream.Shop.Sale;
import dev.millrace.api.window.CountEvictor;
import dev.millrace.api.window.CountTrigger;
import dev.millrace.api.window.PurgingTrigger;
import org.junit.jupiter.api.Test;

class KeyedStreamTest {
    private final Shop shop = new Shop();

    static final class RichLabels extends RichMapFunction<Sale, String> {
        @Override
        public String map(Sale sale) {
            return sale.shop();
        }
    }

    static final class RichFlatLabels extends RichFlatMapFunction<Sale, String> {
        @Override
        public void flatMap(Sale sale, Collector<String> out) {
            out.collect(sale.shop());
        }
    }

    static final class RichPositive extends RichFilterFunction<Sale> {
        @Override
        public boolean filter(Sale sale) {
            return sale.cents() > 0;
        }
    }

    @Test
    void bringsRecordsOfOneKeyToOneSubtask() throws Exception {
        shop.byShop.process(new KeyedLabels());

        assertThat(shop.partitionings()).containsExactly("by-key");
        var spec = (OperatorSpec.OfKeyedProcess) shop.lastSpec();
        assertThat(spec.key()).isSameAs(shop.byShop.getKeySelector());
    }

    @Test
    void runningResultsAreOperatorsOfTheirOwn() {
        shop.byShop.reduce((a, b) -> b);
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfRunningReduce.class);
        shop.byShop.aggregate(new Count<>());
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfRunningAggregate.class);
        shop.byShop.sum("cents");
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfRunningReduce.class);
        assertThat(shop.last().name()).isEqualTo("sum(cents)");
    }

    @Test
    void richFunctionsRunWhereTheyCanKeepStatePerKey() {
        shop.byShop.map(new RichLabels());
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfKeyedProcess.class);
        shop.byShop.flatMap(new RichFlatLabels());
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfKeyedProcess.class);
        shop.byShop.filter(new RichPositive());
        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfKeyedProcess.class);
    }

    @Test
    void otherFunctionsStayWhatTheyAre() {
        shop.byShop.map(Sale::cents);

        assertThat(shop.lastSpec()).isInstanceOf(OperatorSpec.OfMap.class);
        assertThat(shop.partitionings()).containsExactly("by-key");
    }

    @Test
    void aWindowOfCountsFiresAndForgets() {
        shop.byShop.countWindow(3).reduce((a, b) -> b);

        var spec = (WindowSpec) shop.lastSpec();
        assertThat(spec.trigger()).isInstanceOf(PurgingTrigger.class);
        assertThat(spec.contents()).isInstanceOf(WindowSpec.Reduced.class);
    }

    @Test
    void aSlidingWindowOfCountsKeepsTheLastOnes() {
        shop.byShop.countWindow(10, 2).reduce((a, b) -> b);

        var spec = (WindowSpec) shop.lastSpec();
        assertThat(spec.trigger()).isInstanceOf(CountTrigger.class);
        assertThat(spec.evictor()).isInstanceOf(CountEvictor.class);
        assertThat(spec.contents()).isInstanceOf(WindowSpec.Elements.class);
    }

    @Test
    void anIntervalMustHoldSomeTime() {
        var join = shop.byShop.intervalJoin(shop.paymentsByShop);

        assertThatThrownBy(
                        () ->
                                join.between(
                                        java.time.Duration.ofSeconds(1), java.time.Duration.ZERO))
                .hasMessageContaining("lower bound PT1S is after the upper bound PT0S");
    }
}
