// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.engine.state.StateRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** F64: what running operators keep becomes wider where their function has wider values now. */
class WidenedRunningStateTest {
    private static final String KEY = "k";

    private static final class InDoubles implements AggregateFunction<Number, Double, Double> {
        private static final long serialVersionUID = 1L;

        @Override
        public Double createAccumulator() {
            return 0.0;
        }

        @Override
        public Double add(Number value, Double accumulator) {
            return accumulator + value.doubleValue();
        }

        @Override
        public Double getResult(Double accumulator) {
            return accumulator;
        }

        @Override
        public Double merge(Double one, Double other) {
            return one + other;
        }
    }

    private static final class InLongs implements AggregateFunction<Number, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Number value, Long accumulator) {
            return accumulator + value.longValue();
        }

        @Override
        public Long getResult(Long accumulator) {
            return accumulator;
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    private static final class LongSum implements ReduceFunction<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long reduce(Long one, Long other) {
            return one + other;
        }
    }

    private static OperatorHarness running(Class<? extends Operator> type, Function function) {
        KeySelector<Object, String> key = value -> KEY;
        return new OperatorHarness(
                (context, out) -> Operator.make(type, context, out, function, key));
    }

    private static OperatorSnapshot written(OperatorHarness harness, Object value) {
        return harness.open().record(value, KEY, 1).freeze(true).finish();
    }

    @Test
    void F64_anAccumulatorBecomesWider() {
        OperatorSnapshot before =
                written(running(RunningAggregateOperator.class, new InLongs()), 3);
        OperatorHarness restored = running(RunningAggregateOperator.class, new InDoubles());
        restored.restoredFrom(before).open().record(0.5, KEY, 2);
        assertThat(restored.values()).isEqualTo(List.of(new KeyValue<>(KEY, 3.5)));
    }

    @Test
    void aReducedNumberBecomesWiderIfTheFunctionsClassSaysSo() {
        ReduceFunction<Integer> ints = Integer::sum;
        OperatorSnapshot before = written(running(RunningReduceOperator.class, ints), 3);
        OperatorHarness restored = running(RunningReduceOperator.class, new LongSum());
        restored.restoredFrom(before).open().record(1L << 40, KEY, 2);
        assertThat(restored.values()).isEqualTo(List.of((1L << 40) + 3));
    }

    @Test
    void F64_whatBecomesNarrowerIsRefusedBeforeAnyRecord() {
        OperatorSnapshot before =
                written(running(RunningAggregateOperator.class, new InDoubles()), 3);
        OperatorHarness restored = running(RunningAggregateOperator.class, new InLongs());
        assertThatThrownBy(() -> restored.restoredFrom(before).open())
                .rootCause()
                .isInstanceOf(StateRefusedException.class)
                .hasMessageContaining("holds java.lang.Double in the snapshot");
    }
}
