// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobException;
import dev.millrace.api.JobResult;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.RichMapFunction;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of records that cannot be read or processed, and of failures without a record. */
class ErrorsTest {
    private static final OutputTag<DeadLetter> LETTERS = new OutputTag<>("letters");

    @Test
    void aFailureNamesOperatorSubtaskAndPositionAndKeepsItsClass() {
        JobException failure =
                JobScenario.simulated(1)
                        .failure(
                                env ->
                                        env.fromData(1L, 2L, 13L, 4L)
                                                .map(ErrorsTest::notThirteen)
                                                .name("check")
                                                .print());
        assertThat(failure)
                .hasMessageContaining("'test'")
                .hasMessageContaining("'check'")
                .hasMessageContaining("subtask 0")
                .hasMessageContaining("position 2")
                .hasMessageContaining("13")
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aFailureBehindAnExchangeNamesTheRecordOfTheInput() {
        JobException failure =
                JobScenario.simulated(1)
                        .failure(
                                env ->
                                        env.fromData(1L, 2L, 13L)
                                                .disableChaining()
                                                .map(ErrorsTest::notThirteen)
                                                .name("check")
                                                .print());
        assertThat(failure)
                .hasMessageContaining("record 3 of the input of 'check'")
                .hasRootCauseMessage("unlucky");
    }

    @Test
    void aSkippedRecordIsCountedAndTheOthersPass() {
        CollectSink<Long> sink = new CollectSink<>();
        JobResult result =
                JobScenario.simulated(1)
                        .run(
                                env ->
                                        env.fromData(1L, 13L, 2L)
                                                .map(ErrorsTest::notThirteen)
                                                .name("check")
                                                .onError(ErrorPolicy.skip())
                                                .sinkTo(sink));
        assertThat(sink.records()).containsExactly(1L, 2L);
        assertThat(result.total("check", OperatorMetrics::errors)).isEqualTo(1);
    }

    @Test
    void aDeadLetterCarriesPositionPayloadAndCause() {
        CollectSink<DeadLetter> letters = new CollectSink<>();
        List<Long> seen =
                JobScenario.simulated(1)
                        .collect(
                                env -> {
                                    var checked =
                                            env.fromData(1L, 13L, 2L)
                                                    .map(ErrorsTest::notThirteen)
                                                    .onError(ErrorPolicy.deadLetter(LETTERS));
                                    checked.getSideOutput(LETTERS).sinkTo(letters);
                                    return checked;
                                });
        assertThat(seen).containsExactly(1L, 2L);
        assertThat(letters.records())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.position()).isEqualTo(1);
                            assertThat(letter.payload()).isEqualTo(13L);
                            assertThat(letter.cause()).isInstanceOf(IOException.class);
                        });
    }

    @Test
    void whatASourceCannotReadFollowsItsOwnPolicy() {
        CollectSink<DeadLetter> letters = new CollectSink<>();
        List<Long> seen =
                JobScenario.simulated(1)
                        .collect(
                                env -> {
                                    var numbers =
                                            env.fromSource(
                                                    ScriptedSource.of(broken()),
                                                    WatermarkStrategy.noWatermarks(),
                                                    "numbers");
                                    numbers.onError(ErrorPolicy.deadLetter(LETTERS));
                                    numbers.getSideOutput(LETTERS).sinkTo(letters);
                                    return numbers.map(n -> n);
                                });
        assertThat(seen).containsExactly(1L, 2L);
        assertThat(letters.records())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.input()).isEqualTo("a");
                            assertThat(letter.position()).isEqualTo(1);
                            assertThat(letter.payload()).isEqualTo("x7");
                        });
    }

    @Test
    void aRecordWithoutAReadableTimeIsADeadLetterInItsPlaceAndItsNeighboursPass() {
        CollectSink<DeadLetter> letters = new CollectSink<>();
        WatermarkStrategy<Long> strict =
                WatermarkStrategy.<Long>forMonotonousTimestamps()
                        .withTimestampAssigner((n, ignored) -> notThirteen(n));
        List<Long> seen =
                JobScenario.simulated(1)
                        .collect(
                                env -> {
                                    var numbers =
                                            env.fromSource(
                                                    ScriptedSource.of(
                                                            Script.<Long>split("a")
                                                                    .records(13L, 1L, 13L)
                                                                    .records(13L, 2L)),
                                                    strict,
                                                    "numbers");
                                    numbers.onError(ErrorPolicy.deadLetter(LETTERS));
                                    numbers.getSideOutput(LETTERS).sinkTo(letters);
                                    return numbers.map(n -> n);
                                });
        assertThat(seen).containsExactly(1L, 2L);
        assertThat(letters.records()).extracting(DeadLetter::position).containsExactly(0L, 2L, 3L);
    }

    @Test
    void whatASourceCannotReadFailsTheJobByDefault() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromSource(
                                                                ScriptedSource.of(broken()),
                                                                WatermarkStrategy.noWatermarks(),
                                                                "numbers")
                                                        .print()))
                .hasMessageContaining("'numbers'")
                .hasMessageContaining("split 'a', position 1")
                .hasMessageContaining("x7")
                .hasRootCauseInstanceOf(NumberFormatException.class);
    }

    @Test
    void aReaderThatBreaksNamesItsSourceAndSubtask() {
        Script<Long> split = Script.<Long>split("a").records(1L).breaks(new IOException("gone"));
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromSource(
                                                                ScriptedSource.of(split),
                                                                WatermarkStrategy.noWatermarks(),
                                                                "numbers")
                                                        .print()))
                .hasMessageContaining("'numbers'")
                .hasMessageContaining("subtask 0")
                .hasRootCauseInstanceOf(IOException.class)
                .hasRootCauseMessage("gone");
    }

    @Test
    void aKeySelectorThatThrowsFollowsThePolicyOfTheSender() {
        CollectSink<Long> sink = new CollectSink<>();
        JobResult result =
                JobScenario.simulated(1)
                        .run(
                                env ->
                                        env.fromData(1L, 13L, 2L)
                                                .map(n -> n)
                                                .name("sender")
                                                .onError(ErrorPolicy.skip())
                                                .keyBy(ErrorsTest::notThirteen)
                                                .reduce(Long::sum)
                                                .sinkTo(sink));
        assertThat(sink.records()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(result.total("sender", OperatorMetrics::errors)).isEqualTo(1);
    }

    @Test
    void aPartitionerThatChoosesNobodyFailsWithTheRange() {
        assertThat(
                        JobScenario.simulated(1)
                                .parallelism(2)
                                .failure(
                                        env ->
                                                env.fromData(1L)
                                                        .partitionCustom((key, n) -> 7, n -> n)
                                                        .print()))
                .hasMessageContaining("0 to 1");
    }

    @Test
    void aSinkThatThrowsFollowsItsPolicy() {
        CollectSink<DeadLetter> letters = new CollectSink<>();
        JobResult result =
                JobScenario.simulated(1)
                        .run(
                                env -> {
                                    var sink =
                                            env.fromData(1L, 13L, 2L)
                                                    .sinkTo(
                                                            FunctionSink.of(
                                                                    ErrorsTest::notThirteen))
                                                    .name("out")
                                                    .onError(ErrorPolicy.deadLetter(LETTERS));
                                    sink.<DeadLetter>getSideOutput(LETTERS).sinkTo(letters);
                                });
        assertThat(letters.records())
                .singleElement()
                .extracting(DeadLetter::payload)
                .isEqualTo(13L);
        assertThat(result.total("out", OperatorMetrics::errors)).isEqualTo(1);
    }

    @Test
    void anOpenThatThrowsFailsTheJobAndSaysSo() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData(1L)
                                                        .map(new Shut())
                                                        .name("shut")
                                                        .print()))
                .hasMessageContaining("'shut'")
                .hasMessageContaining("to open")
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void anErrorOfTheJvmIsNeverSkipped() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData(1L)
                                                        .map(ErrorsTest::overflow)
                                                        .onError(ErrorPolicy.skip())
                                                        .print()))
                .hasRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void aFunctionThatCatchesEverythingCannotHideTheFailureOfTheNextOperator() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData(1L, 13L, 2L)
                                                        .flatMap(ErrorsTest::catchAll)
                                                        .map(ErrorsTest::notThirteen)
                                                        .print()))
                .hasRootCauseMessage("unlucky");
    }

    private static void catchAll(Long value, Collector<Long> out) {
        try {
            out.collect(value);
        } catch (RuntimeException e) {
            // what many a user's function does
            return;
        }
    }

    private static Long notThirteen(Long value) throws IOException {
        if (value == 13) {
            throw new IOException("unlucky");
        }
        return value;
    }

    private static Long overflow(Long value) {
        throw new StackOverflowError("of " + value);
    }

    private static Script<Long> broken() {
        return Script.<Long>split("a")
                .records(1L)
                .unreadable("x7", new NumberFormatException("not a number: x7"))
                .records(2L);
    }

    private static final class Shut extends RichMapFunction<Long, Long> {
        @Override
        public void open(OpenContext context) throws Exception {
            throw new IOException("closed today");
        }

        @Override
        public Long map(Long value) {
            return value;
        }
    }
}
