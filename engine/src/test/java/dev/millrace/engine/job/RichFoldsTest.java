// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.AbstractRichFunction;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.KeyedStream;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Running reduce and aggregate functions that keep state of their own by key. */
class RichFoldsTest {
    private static final int KEYS = 9;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void aReduceFunctionHasStateOfTheKeyAtHand(int parallelism) {
        List<Reading> seen =
                JobScenario.simulated(parallelism)
                        .parallelism(parallelism)
                        .collect(env -> readings(env).reduce(new CallsOfReduce()));
        for (int key = 0; key < KEYS; key++) {
            String sensor = "k" + key;
            assertThat(seen)
                    .filteredOn(reading -> reading.sensor().equals(sensor))
                    .extracting(Reading::value)
                    .containsExactly(100L, 1L, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void anAggregateFunctionHasStateOfTheKeyAtHand(int parallelism) {
        List<Long> seen =
                JobScenario.simulated(parallelism)
                        .parallelism(parallelism)
                        .collect(
                                env ->
                                        readings(env)
                                                .aggregate(new CallsOfAggregate())
                                                .map(update -> update.value()));
        for (long calls = 1; calls <= 3; calls++) {
            Long expected = calls;
            assertThat(seen).filteredOn(expected::equals).hasSize(KEYS);
        }
    }

    /** Three readings of each key, in turn. */
    private static KeyedStream<Reading, String> readings(StreamExecutionEnvironment env) {
        return env.fromSequence(0, 3 * KEYS - 1)
                .setParallelism(1)
                .map(n -> Reading.of("k" + n % KEYS, n, 100))
                .setParallelism(1)
                .keyBy(Reading::sensor);
    }

    private static final class CallsOfReduce extends AbstractRichFunction
            implements ReduceFunction<Reading> {
        private transient ValueState<Long> calls;

        @Override
        public void open(OpenContext context) {
            calls = getRuntimeContext().getState(new ValueStateDescriptor<>("calls"));
        }

        @Override
        public Reading reduce(Reading a, Reading b) {
            Long before = calls.value();
            calls.update(before == null ? 1 : before + 1);
            return Reading.of(a.sensor(), b.timeMs(), calls.value());
        }
    }

    private static final class CallsOfAggregate extends AbstractRichFunction
            implements AggregateFunction<Reading, Long, Long> {
        private transient ValueState<Long> calls;

        @Override
        public void open(OpenContext context) {
            calls = getRuntimeContext().getState(new ValueStateDescriptor<>("calls"));
        }

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Reading reading, Long accumulator) {
            Long before = calls.value();
            calls.update(before == null ? 1 : before + 1);
            return calls.value();
        }

        @Override
        public Long getResult(Long accumulator) {
            return accumulator;
        }

        @Override
        public Long merge(Long a, Long b) {
            throw new IllegalStateException("a running aggregate merges nothing");
        }
    }
}
