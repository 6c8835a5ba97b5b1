// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.Chaining;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Node;
import dev.millrace.api.stream.Shop.Sale;
import org.junit.jupiter.api.Test;

class OperatorSettingsTest {
    private final Shop shop = new Shop();

    @Test
    void settingsOfAStreamAreThoseOfItsOperator() {
        shop.sales
                .map(Sale::cents)
                .name("amount")
                .uid("amount-1")
                .setParallelism(3)
                .setMaxParallelism(12)
                .startNewChain()
                .onError(ErrorPolicy.skip());

        Node node = shop.last();
        assertThat(node.name()).isEqualTo("amount");
        assertThat(node.uid()).isEqualTo("amount-1");
        assertThat(node.parallelism()).isEqualTo(3);
        assertThat(node.maxParallelism()).isEqualTo(12);
        assertThat(node.chaining()).isEqualTo(Chaining.STARTS_NEW_CHAIN);
        assertThat(node.errorPolicy()).isEqualTo(ErrorPolicy.skip());
    }

    @Test
    void settingsOfASinkAreThoseOfItsOperator() {
        shop.sales.print().name("out").uid("out-1").setParallelism(2).disableChaining();

        Node node = shop.last();
        assertThat(node.name()).isEqualTo("out");
        assertThat(node.uid()).isEqualTo("out-1");
        assertThat(node.parallelism()).isEqualTo(2);
        assertThat(node.chaining()).isEqualTo(Chaining.FORBIDDEN);
    }

    @Test
    void deadLettersAreASideOutputOfOperatorAndSink() {
        OutputTag<DeadLetter> rejected = new OutputTag<>("rejected");
        shop.sales
                .map(Sale::cents)
                .onError(ErrorPolicy.deadLetter(rejected))
                .getSideOutput(rejected)
                .print();
        assertThat(shop.inputs()).containsExactly("map");
        assertThat(shop.last().inputs().get(0).sideOutput()).isEqualTo(rejected);

        shop.sales
                .print()
                .onError(ErrorPolicy.deadLetter(rejected))
                .getSideOutput(rejected)
                .print();
        assertThat(shop.inputs()).containsExactly("print");
        assertThat(shop.last().inputs().get(0).sideOutput()).isEqualTo(rejected);
    }

    @Test
    void wrongSettingsAreRefusedWithTheOperatorsName() {
        var amounts = shop.sales.map(Sale::cents).name("amount");

        assertThatThrownBy(() -> amounts.setParallelism(0))
                .hasMessageContaining("'amount'")
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> amounts.uid(" ")).hasMessageContaining("'amount' is blank");
    }
}
