// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import static dev.millrace.engine.oracle.RandomSplits.inputs;
import static dev.millrace.engine.oracle.RandomSplits.oracle;
import static dev.millrace.engine.oracle.RandomSplits.read;
import static dev.millrace.engine.oracle.RandomSplits.scripts;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.AsyncRetryStrategy;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.RecordStream;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A call per record that gives the record back changes no answer of the {@link Oracle}, though
 * calls take their time, fail and are made again, or get no answer and time out.
 */
class CalledOracleTest {
    private static final int SEEDS = 3;
    private static final AsyncOptions<Reading> CALLS =
            AsyncOptions.<Reading>timeout(Duration.ofMillis(60))
                    .withCapacity(5)
                    .withRetry(AsyncRetryStrategy.fixedDelay(2, Duration.ofMillis(3)));

    @ParameterizedTest
    @CsvSource({
        "true, 1",
        "true, 2",
        "true, 4",
        "true, 7",
        "false, 1",
        "false, 2",
        "false, 4",
        "false, 7"
    })
    void callsMakeNoRecordLate(boolean ordered, int parallelism) {
        for (WindowQuestion windows : WindowQuestion.values()) {
            List<List<Reading>> inputs = inputs(windows.ordinal());
            JobScenario scenario = JobScenario.simulated(windows.ordinal());
            EchoCalls calls = new EchoCalls(scenario);
            CollectSink<Reading> late = new CollectSink<>();
            List<String> seen =
                    scenario.parallelism(parallelism)
                            .collect(
                                    env ->
                                            windows.of(
                                                    called(
                                                            read(env, scripts(inputs)),
                                                            calls,
                                                            ordered),
                                                    0,
                                                    late));
            assertThat(late.records()).as("%s", windows).isEmpty();
            assertThat(seen)
                    .as("%s", windows)
                    .containsExactlyInAnyOrderElementsOf(windows.ask(oracle(inputs), 0).results());
            calls.assertRepeatedAndTimedOut();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void orderedCallsKeepTheOrderOfEachKey(int parallelism) {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Reading> input = inputs(seed).get(0);
            assertThat(answers(input, seed, parallelism, true).stream().collect(bySensor()))
                    .isEqualTo(input.stream().collect(bySensor()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void unorderedCallsGiveEachAnswerOnceInAnOrderOfTheirOwn(int parallelism) {
        boolean overtaken = false;
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Reading> input = inputs(seed).get(0);
            List<Reading> answers = answers(input, seed, parallelism, false);
            assertThat(answers).containsExactlyInAnyOrderElementsOf(input);
            overtaken |=
                    !answers.stream()
                            .collect(bySensor())
                            .equals(input.stream().collect(bySensor()));
        }
        assertThat(overtaken).as("an answer came before one of an earlier record").isTrue();
    }

    private static List<Reading> answers(
            List<Reading> input, long seed, int parallelism, boolean ordered) {
        JobScenario scenario = JobScenario.simulated(seed);
        EchoCalls calls = new EchoCalls(scenario);
        List<Reading> answers =
                scenario.parallelism(parallelism)
                        .collect(
                                env ->
                                        called(
                                                env.fromData(input).keyBy(Reading::sensor),
                                                calls,
                                                ordered));
        calls.assertRepeatedAndTimedOut();
        return answers;
    }

    private static DataStream<Reading> called(
            RecordStream<Reading> readings, EchoCalls calls, boolean ordered) {
        return ordered
                ? AsyncDataStream.orderedWait(readings, calls, CALLS)
                : AsyncDataStream.unorderedWait(readings, calls, CALLS);
    }

    private static Collector<Reading, ?, Map<String, List<Reading>>> bySensor() {
        return groupingBy(Reading::sensor);
    }
}
