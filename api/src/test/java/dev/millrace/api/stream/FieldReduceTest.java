// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.graph.Instances;
import dev.millrace.api.stream.FieldReduce.Kind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FieldReduceTest {

    record Sale(String shop, long cents, int items) {}

    record Odd(double share, float part, short small, byte tiny, BigDecimal exact) {}

    /** As many a Flink job has them: public fields, a constructor without arguments. */
    public static final class Bean {
        public String shop = "";
        public long cents;

        static Bean of(String shop, long cents) {
            Bean bean = new Bean();
            bean.shop = shop;
            bean.cents = cents;
            return bean;
        }
    }

    private static <T> T reduce(Kind kind, String field, T first, T second) throws Exception {
        return new FieldReduce<T>(kind, field).reduce(first, second);
    }

    @Test
    void sumMinAndMaxChangeOneFieldOfTheFirstRecord() throws Exception {
        Sale first = new Sale("a", 5, 1);
        Sale second = new Sale("b", 7, 2);

        assertThat(reduce(Kind.SUM, "cents", first, second)).isEqualTo(new Sale("a", 12, 1));
        assertThat(reduce(Kind.SUM, "items", first, second)).isEqualTo(new Sale("a", 5, 3));
        assertThat(reduce(Kind.MAX, "cents", first, second)).isEqualTo(new Sale("a", 7, 1));
        assertThat(reduce(Kind.MIN, "cents", first, second)).isSameAs(first);
        assertThat(reduce(Kind.MIN, "shop", second, first)).isEqualTo(new Sale("a", 7, 2));
    }

    @Test
    void minByAndMaxByChooseWholeRecordsAndTheFirstOfEquals() throws Exception {
        Sale first = new Sale("a", 5, 1);
        Sale second = new Sale("b", 7, 2);
        Sale third = new Sale("c", 5, 3);

        assertThat(reduce(Kind.MAX_BY, "cents", first, second)).isSameAs(second);
        assertThat(reduce(Kind.MIN_BY, "cents", second, first)).isSameAs(first);
        assertThat(reduce(Kind.MIN_BY, "cents", first, third)).isSameAs(first);
        assertThat(reduce(Kind.MAX_BY, "cents", first, third)).isSameAs(first);
    }

    @Test
    void everyTypeOfNumberIsAddedInItsOwnType() throws Exception {
        Odd one = new Odd(0.5, 1.5f, (short) 2, (byte) 3, new BigDecimal("0.10"));

        assertThat(reduce(Kind.SUM, "share", one, one).share()).isEqualTo(1.0);
        assertThat(reduce(Kind.SUM, "part", one, one).part()).isEqualTo(3.0f);
        assertThat(reduce(Kind.SUM, "small", one, one).small()).isEqualTo((short) 4);
        assertThat(reduce(Kind.SUM, "tiny", one, one).tiny()).isEqualTo((byte) 6);
        assertThat(reduce(Kind.SUM, "exact", one, one).exact()).isEqualTo("0.20");
    }

    @Test
    void aSumThatOverflowsItsFieldFails() {
        Sale most = new Sale("a", Long.MAX_VALUE, 1);

        assertThatThrownBy(() -> reduce(Kind.SUM, "cents", most, new Sale("a", 1, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void beansAreCopiedAndLeftAsTheyWere() throws Exception {
        Bean first = Bean.of("a", 5);

        Bean sum = reduce(Kind.SUM, "cents", first, Bean.of("b", 7));

        assertThat(sum.cents).isEqualTo(12);
        assertThat(sum.shop).isEqualTo("a");
        assertThat(first.cents).isEqualTo(5);
    }

    @Test
    void aFieldThatDoesNotExistIsRefusedWithThoseThatDo() {
        Sale sale = new Sale("a", 5, 1);

        assertThatThrownBy(() -> reduce(Kind.SUM, "cent", sale, sale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Sale.class.getName() + " has no field 'cent'")
                .hasMessageContaining("it has shop, cents, items");
        assertThatThrownBy(() -> reduce(Kind.SUM, "x", Bean.of("a", 1), Bean.of("b", 2)))
                .hasMessageContaining("it has shop, cents");
    }

    @Test
    void aFieldThatCannotBeAggregatedIsRefused() {
        Sale sale = new Sale("a", 5, 1);

        assertThatThrownBy(() -> reduce(Kind.SUM, "shop", sale, sale))
                .hasMessageContaining("Cannot add java.lang.String");
        assertThatThrownBy(() -> reduce(Kind.MIN, "shop", sale, new Sale(null, 5, 1)))
                .hasMessageContaining("Field 'shop' of")
                .hasMessageContaining("is null");
    }

    @Test
    void eachSubtaskHasACopy() {
        Instances<FieldReduce<Sale>> instances =
                Instances.of(new FieldReduce<Sale>(Kind.SUM, "cents"));

        assertThat(instances.next()).isNotSameAs(instances.next());
    }
}
