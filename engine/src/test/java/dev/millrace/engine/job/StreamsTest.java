// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobResult;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.function.CoProcessFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.DataStream;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.operator.SideOutputs;
import dev.millrace.engine.scenario.JobScenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How streams are made of streams: side outputs, unions, connections, chains. */
class StreamsTest {
    private static final OutputTag<String> ODD = new OutputTag<>("odd");

    @Test
    void flatMapMakesAnyNumberOfRecords() {
        List<Long> seen =
                JobScenario.simulated(1)
                        .collect(
                                env ->
                                        env.fromData(0L, 1L, 2L)
                                                .flatMap(
                                                        (Long n, Collector<Long> out) -> {
                                                            for (long i = 0; i < n; i++) {
                                                                out.collect(n);
                                                            }
                                                        }));
        assertThat(seen).containsExactly(1L, 2L, 2L);
    }

    @Test
    void aSideOutputTakesWhatIsSentToIt() {
        CollectSink<String> aside = new CollectSink<>();
        List<Long> main =
                JobScenario.simulated(1)
                        .collect(
                                env -> {
                                    var split = env.fromSequence(1, 4).process(new OddAside());
                                    split.getSideOutput(ODD).sinkTo(aside);
                                    return split;
                                });
        assertThat(main).containsExactly(2L, 4L);
        assertThat(aside.records()).containsExactly("1", "3");
    }

    @Test
    void aSideOutputThatNobodyReadsDisturbsNobody() {
        assertThat(
                        JobScenario.simulated(1)
                                .collect(env -> env.fromSequence(1, 4).process(new OddAside())))
                .containsExactly(2L, 4L);
    }

    @Test
    void recordsOfASideOutputThatNobodyReadsAreCounted() {
        JobResult result =
                JobScenario.simulated(1)
                        .run(
                                env ->
                                        env.fromSequence(1, 5)
                                                .process(new OddAside())
                                                .name("split")
                                                .sinkTo(new CollectSink<>()));
        assertThat(result.total("split", m -> m.counters().getOrDefault(SideOutputs.UNREAD, 0L)))
                .isEqualTo(3);
    }

    @Test
    void aSideOutputMayHaveAnyParallelism() {
        CollectSink<String> aside = new CollectSink<>();
        JobScenario.simulated(1)
                .parallelism(3)
                .collect(
                        env -> {
                            var split = env.fromSequence(1, 100).process(new OddAside());
                            split.getSideOutput(ODD)
                                    .map(s -> s + "!")
                                    .setParallelism(7)
                                    .sinkTo(aside);
                            return split;
                        });
        assertThat(aside.records()).hasSize(50).contains("1!", "99!");
    }

    @Test
    void aStreamReadTwiceGivesAllToBoth() {
        CollectSink<Long> doubled = new CollectSink<>();
        List<Long> plain =
                JobScenario.simulated(1)
                        .collect(
                                env -> {
                                    DataStream<Long> numbers = env.fromSequence(1, 3);
                                    numbers.map(n -> n * 2).sinkTo(doubled);
                                    return numbers.map(n -> n);
                                });
        assertThat(plain).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(doubled.records()).containsExactlyInAnyOrder(2L, 4L, 6L);
    }

    @Test
    void unionTakesStreamsOfDifferentParallelism() {
        List<Long> seen =
                JobScenario.simulated(1)
                        .parallelism(3)
                        .collect(
                                env ->
                                        env.fromSequence(0, 99)
                                                .setParallelism(1)
                                                .union(
                                                        env.fromSequence(100, 199)
                                                                .setParallelism(2),
                                                        env.fromSequence(200, 299)
                                                                .setParallelism(7))
                                                .map(n -> n));
        assertThat(seen).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void aStreamUnitedWithItselfGivesEachRecordTwice() {
        List<Long> seen =
                JobScenario.simulated(1)
                        .collect(
                                env -> {
                                    DataStream<Long> numbers = env.fromSequence(1, 3);
                                    return numbers.union(numbers).map(n -> n);
                                });
        assertThat(seen).containsExactlyInAnyOrder(1L, 1L, 2L, 2L, 3L, 3L);
    }

    @Test
    void coMapKnowsFromWhichStreamARecordComes() {
        assertThat(
                        JobScenario.simulated(1)
                                .collect(
                                        env ->
                                                env.fromData("a")
                                                        .connect(env.fromData(1L))
                                                        .map(new Named())))
                .containsExactlyInAnyOrder("text a", "number 1");
    }

    @Test
    void coFlatMapMakesAnyNumberOfEither() {
        assertThat(
                        JobScenario.simulated(1)
                                .collect(
                                        env ->
                                                env.fromData("a", "b")
                                                        .connect(env.fromData(1L))
                                                        .flatMap(new Twice())))
                .containsExactlyInAnyOrder("a", "a", "b", "b");
    }

    @Test
    void coProcessSeesTimestampsAndHasSideOutputs() {
        CollectSink<String> aside = new CollectSink<>();
        JobScenario.simulated(1)
                .collect(
                        env -> {
                            var both =
                                    env.fromData("a")
                                            .connect(env.fromData(1L))
                                            .process(new SecondAside());
                            both.getSideOutput(ODD).sinkTo(aside);
                            return both;
                        });
        assertThat(aside.records()).containsExactly("1 at null");
    }

    @Test
    void twoKeyedStreamsShareTheStateOfAKey() {
        List<String> seen =
                JobScenario.simulated(3)
                        .parallelism(4)
                        .collect(
                                env ->
                                        env.fromSequence(0, 99)
                                                .keyBy(n -> n)
                                                .connect(env.fromSequence(50, 149).keyBy(n -> n))
                                                .process(new Meet()));
        assertThat(seen).hasSize(50).contains("50", "99").doesNotHaveDuplicates();
    }

    @Test
    void anOperatorInAChainOfItsOwnGivesTheSame() {
        for (boolean chained : new boolean[] {true, false}) {
            List<Long> seen =
                    JobScenario.simulated(1)
                            .parallelism(2)
                            .collect(
                                    env -> {
                                        var mapped = env.fromSequence(1, 1000).map(n -> n + 1);
                                        return (chained ? mapped : mapped.disableChaining())
                                                .filter(n -> n % 2 == 0)
                                                .startNewChain();
                                    });
            assertThat(seen).hasSize(500).doesNotHaveDuplicates();
        }
    }

    @Test
    void explainShowsChainsAndPartitioning() {
        var env = dev.millrace.api.StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, 10)
                .name("numbers")
                .map(n -> n)
                .name("same")
                .keyBy(n -> n)
                .reduce(Long::sum)
                .print();
        assertThat(new EmbeddedEngine().explain(env.graph("shown")))
                .contains("numbers", "same", "reduce", "print");
    }

    private static final class OddAside extends ProcessFunction<Long, Long> {
        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) {
            if (value % 2 == 0) {
                out.collect(value);
            } else {
                ctx.output(ODD, value.toString());
            }
        }
    }

    private static final class Named implements CoMapFunction<String, Long, String> {
        @Override
        public String map1(String value) {
            return "text " + value;
        }

        @Override
        public String map2(Long value) {
            return "number " + value;
        }
    }

    private static final class Twice implements CoFlatMapFunction<String, Long, String> {
        @Override
        public void flatMap1(String value, Collector<String> out) {
            out.collect(value);
            out.collect(value);
        }

        @Override
        public void flatMap2(Long value, Collector<String> out) {}
    }

    private static final class SecondAside extends CoProcessFunction<String, Long, String> {
        @Override
        public void processElement1(String value, Context ctx, Collector<String> out) {
            out.collect(value);
        }

        @Override
        public void processElement2(Long value, Context ctx, Collector<String> out) {
            ctx.output(ODD, value + " at " + ctx.timestamp());
        }
    }

    /** Says of each key that came on both sides that it did. */
    private static final class Meet extends KeyedCoProcessFunction<Long, Long, Long, String> {
        private transient ValueState<String> side;

        @Override
        public void open(OpenContext context) {
            side = getRuntimeContext().getState(new ValueStateDescriptor<>("side"));
        }

        @Override
        public void processElement1(Long value, Context ctx, Collector<String> out)
                throws Exception {
            meet(value, "first", out);
        }

        @Override
        public void processElement2(Long value, Context ctx, Collector<String> out)
                throws Exception {
            meet(value, "second", out);
        }

        private void meet(Long key, String from, Collector<String> out) throws Exception {
            if (side.value() != null && !side.value().equals(from)) {
                out.collect(key.toString());
            }
            side.update(from);
        }
    }
}
