// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.SequenceSource;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeterminismCheckTest {
    /** A class with neither equals nor toString. */
    private static final class Box {
        private long number;

        /** For checkpoints, which the check takes. */
        @SuppressWarnings("unused")
        private Box() {}

        Box(long number) {
            this.number = number;
        }
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSequence(1, 50);
    }

    @Test
    void aJobThatRepeatsItselfPasses() {
        DeterminismCheck check =
                DeterminismCheck.of(
                        env ->
                                env.fromSource(
                                                new SequenceSource(1, 200),
                                                WatermarkStrategy.<Long>forMonotonousTimestamps()
                                                        .withTimestampAssigner((n, t) -> n),
                                                "numbers")
                                        .map(Box::new)
                                        .keyBy(box -> box.number % 5)
                                        .window(TumblingEventTimeWindows.of(Duration.ofMillis(20)))
                                        .reduce((a, b) -> new Box(a.number + b.number))
                                        .rebalance()
                                        .sinkTo(new CollectSink<>()));
        assertThatCode(check::check).doesNotThrowAnyException();
        assertThatCode(check.atAnotherTime()::check).doesNotThrowAnyException();
    }

    @Test
    void F61_namesTheFunctionThatDrawsLuckItsLineAndItsInput() {
        assertFound(
                "ids",
                env ->
                        numbers(env)
                                .map(n -> "n" + n)
                                .name("labels")
                                .map(label -> label + UUID.randomUUID())
                                .name("ids")
                                .filter(id -> !id.isEmpty())
                                .sinkTo(new CollectSink<>()));
    }

    @Test
    void F61_namesTheFunctionThatLeavesSomethingOut() {
        AtomicInteger calls = new AtomicInteger();
        assertFound(
                "some",
                env ->
                        numbers(env)
                                .filter(n -> calls.incrementAndGet() != 60)
                                .name("some")
                                .map(n -> n + 1)
                                .sinkTo(new CollectSink<>()));
    }

    @Test
    void F61_namesTheFunctionThatDependsOnTheOrderOfAHashMap() {
        assertFound(
                "first of a map",
                env ->
                        numbers(env)
                                .map(
                                        n -> {
                                            Map<Object, Long> map = new HashMap<>();
                                            for (long i = 0; i < 20; i++) {
                                                map.put(new Object(), i);
                                            }
                                            return List.copyOf(map.values());
                                        })
                                .name("first of a map")
                                .sinkTo(new CollectSink<>()));
    }

    @Test
    void F61_namesTheFunctionThatReadsTheProcessingTimeIfAsked() {
        Consumer<StreamExecutionEnvironment> program =
                env ->
                        numbers(env)
                                .keyBy(n -> n % 3)
                                .process(Stamping::new)
                                .name("stamping")
                                .sinkTo(new CollectSink<>());
        assertThatCode(DeterminismCheck.of(program)::check).doesNotThrowAnyException();
        assertThatThrownBy(DeterminismCheck.of(program).atAnotherTime()::check)
                .hasMessageContaining("'stamping'");
    }

    private static final class Stamping extends KeyedProcessFunction<Long, Long, String> {
        @Override
        public void processElement(Long value, Context context, Collector<String> out) {
            out.collect(value + "@" + context.timerService().currentProcessingTime());
        }
    }

    private static void assertFound(String name, Consumer<StreamExecutionEnvironment> program) {
        assertThatThrownBy(DeterminismCheck.of(program)::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Operator '" + name + "'")
                .hasMessageContaining("DeterminismCheckTest.java")
                .hasMessageContaining("gave two answers");
    }
}
