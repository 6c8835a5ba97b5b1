// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.stream.Shop.Count;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final ReduceFunction<Integer> SUM = Integer::sum;

    @Test
    void bringsElementsDownToOne() throws Exception {
        assertThat(Fold.reducing(SUM).of(List.of(1, 2, 3))).isEqualTo(6);
        assertThat(Fold.reducing(SUM).of(List.of(7))).isEqualTo(7);
        assertThat(Fold.aggregating(new Count<>()).of(List.of("a", "b"))).isEqualTo(2L);
    }

    @Test
    @SuppressWarnings("NullAway")
    void emitsNothingWhenTheEvictorLeftNothing() throws Exception {
        List<Object> out = new ArrayList<>();
        FoldedWindow<?> window = new FoldedWindow<>(Fold.reducing(SUM), null);

        window.process("key", null, List.of(), out::add);
        assertThat(out).isEmpty();
        window.process("key", null, List.of(1, 2), out::add);
        assertThat(out).containsExactly(3);
    }
}
