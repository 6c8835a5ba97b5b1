// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.operator.OperatorSnapshot;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import dev.millrace.engine.plan.WindowKind;
import dev.millrace.engine.state.StateRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F64: accumulators of restored windows become wider where a function has wider ones now. */
class WidenedWindowsTest {
    private static final String KEY = "k";

    /** Adds up numbers in an accumulator of a class that the subclass says. */
    private abstract static class Adding<A extends Number>
            implements AggregateFunction<Number, A, A> {
        private static final long serialVersionUID = 1L;

        abstract A sum(Number one, Number other);

        @Override
        public A createAccumulator() {
            return sum(0, 0);
        }

        @Override
        public A add(Number value, A accumulator) {
            return sum(accumulator, value);
        }

        @Override
        public A getResult(A accumulator) {
            return accumulator;
        }

        @Override
        public A merge(A one, A other) {
            return sum(one, other);
        }
    }

    private static final class InShorts extends Adding<Short> {
        private static final long serialVersionUID = 1L;

        @Override
        Short sum(Number one, Number other) {
            return (short) (one.shortValue() + other.shortValue());
        }
    }

    private static final class InDoubles extends Adding<Double> {
        private static final long serialVersionUID = 1L;

        @Override
        Double sum(Number one, Number other) {
            return one.doubleValue() + other.doubleValue();
        }
    }

    private static final class LongSum implements ReduceFunction<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long reduce(Long one, Long other) {
            return one + other;
        }
    }

    private static WindowSpec.Contents aggregated(AggregateFunction<?, ?, ?> function) {
        return new WindowSpec.Aggregated(Instances.of(function));
    }

    private static WindowSpec.Contents reduced(ReduceFunction<?> function) {
        return new WindowSpec.Reduced(Instances.of(function));
    }

    private static OperatorHarness harness(WindowKind kind, WindowSpec.Contents contents) {
        Duration ten = Duration.ofMillis(10);
        WindowAssigner<Object, ?> assigner =
                kind == WindowKind.SESSIONS
                        ? EventTimeSessionWindows.withGap(ten)
                        : TumblingEventTimeWindows.of(ten);
        KeySelector<Object, String> key = value -> KEY;
        WindowSpec spec =
                new WindowSpec(
                        key,
                        assigner,
                        null,
                        null,
                        Duration.ZERO,
                        null,
                        AccumulationMode.ACCUMULATING,
                        contents,
                        (Instances<? extends Function>) null);
        WholeWindow planned = new WholeWindow(spec, kind);
        return new OperatorHarness((context, out) -> WindowOperators.whole(planned, context, out));
    }

    /** What two records have become in a window that is open. */
    private static OperatorSnapshot written(
            WindowKind kind, WindowSpec.Contents contents, Object value) {
        return harness(kind, contents)
                .open()
                .record(value, KEY, 1)
                .record(value, KEY, 2)
                .freeze(true)
                .finish();
    }

    private static List<Object> result(
            WindowKind kind, WindowSpec.Contents contents, OperatorSnapshot from, Object value) {
        OperatorHarness restored = harness(kind, contents).restoredFrom(from).open();
        return restored.record(value, KEY, 3).watermark(100).values();
    }

    @ParameterizedTest
    @EnumSource(WindowKind.class)
    void F64_anAccumulatorOfAnOpenWindowBecomesWider(WindowKind kind) {
        OperatorSnapshot before = written(kind, aggregated(new InShorts()), 3);
        assertThat(result(kind, aggregated(new InDoubles()), before, 0.5)).contains(6.5);
    }

    @ParameterizedTest
    @EnumSource(WindowKind.class)
    void anAccumulatorBecomesALongThatIsKeptAsOne(WindowKind kind) {
        OperatorSnapshot before = written(kind, aggregated(new InShorts()), 3);
        WindowSpec.Contents longs = aggregated(Aggregates.sumLong(Long::longValue));
        assertThat(result(kind, longs, before, 1L << 40)).contains((1L << 40) + 6);
    }

    @ParameterizedTest
    @EnumSource(WindowKind.class)
    void aReducedRecordOfAnOpenWindowBecomesWider(WindowKind kind) {
        BinaryOperator<Integer> sum = Integer::sum;
        OperatorSnapshot before = written(kind, reduced((ReduceFunction<Integer>) sum::apply), 3);
        assertThat(result(kind, reduced(new LongSum()), before, 1L << 40)).contains((1L << 40) + 6);
    }

    @ParameterizedTest
    @EnumSource(WindowKind.class)
    void F64_anAccumulatorThatDoesNotFitIsRefusedBeforeAnyRecord(WindowKind kind) {
        OperatorSnapshot before = written(kind, aggregated(new InDoubles()), 3);
        OperatorHarness restored = harness(kind, aggregated(new InShorts())).restoredFrom(before);
        assertThatThrownBy(restored::open)
                .matches(StateRefusedException::isCauseOf)
                .hasMessageContaining("holds java.lang.Double in the snapshot")
                .hasMessageContaining("hold java.lang.Short now")
                .hasMessageContaining("give the operator another uid");
    }
}
