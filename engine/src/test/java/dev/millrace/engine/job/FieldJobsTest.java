// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.stream.RecordStream;
import dev.millrace.api.stream.Reducible;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sums and extremes by the name of a field, running and in windows, at several parallelisms. Which
 * record is the first depends on the order of arrival, so they come from one subtask.
 */
class FieldJobsTest {
    private static final List<Integer> PARALLELISMS = List.of(1, 2, 4, 7);
    private static final List<Reading> READINGS =
            List.of(
                    Reading.of("a", 1, 5),
                    Reading.of("b", 2, 7),
                    Reading.of("a", 3, 2),
                    Reading.of("a", 4, 9),
                    Reading.of("b", 5, 7),
                    Reading.of("a", 6, 2));

    /** What is asked for, and what there is to be said of sensors a and b at the end. */
    enum Asked {
        SUM(s -> s.sum("value"), Reading.of("a", 1, 18), Reading.of("b", 2, 14)),
        MIN(s -> s.min("value"), Reading.of("a", 1, 2), Reading.of("b", 2, 7)),
        MAX(s -> s.max("value"), Reading.of("a", 1, 9), Reading.of("b", 2, 7)),
        MIN_BY(s -> s.minBy("value"), Reading.of("a", 3, 2), Reading.of("b", 2, 7)),
        MAX_BY(s -> s.maxBy("value"), Reading.of("a", 4, 9), Reading.of("b", 2, 7)),
        LEAST(s -> s.minBy(Reading::value), Reading.of("a", 3, 2), Reading.of("b", 2, 7)),
        GREATEST(s -> s.maxBy(Reading::value), Reading.of("a", 4, 9), Reading.of("b", 2, 7));

        private final Function<Reducible<Reading>, RecordStream<Reading>> question;
        private final Reading ofA;
        private final Reading ofB;

        Asked(
                Function<Reducible<Reading>, RecordStream<Reading>> question,
                Reading ofA,
                Reading ofB) {
            this.question = question;
            this.ofA = ofA;
            this.ofB = ofB;
        }
    }

    @ParameterizedTest
    @EnumSource
    void runningValuesEndWithTheAnswer(Asked asked) {
        for (int parallelism : PARALLELISMS) {
            List<Reading> seen =
                    collect(JobScenario.simulated(1), parallelism, asked.question::apply);
            assertThat(seen).hasSameSizeAs(READINGS);
            assertThat(seen.stream().filter(r -> r.sensor().equals("a")).toList())
                    .endsWith(asked.ofA);
            assertThat(seen.stream().filter(r -> r.sensor().equals("b")).toList())
                    .endsWith(asked.ofB);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchGivesTheAnswerOnly(Asked asked) {
        for (int parallelism : PARALLELISMS) {
            assertThat(
                            collect(
                                    JobScenario.simulated(1).batch(),
                                    parallelism,
                                    asked.question::apply))
                    .containsExactlyInAnyOrder(asked.ofA, asked.ofB);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWindowGivesTheAnswerOfItsRecords(Asked asked) {
        for (int parallelism : PARALLELISMS) {
            assertThat(
                            collect(
                                    JobScenario.simulated(1),
                                    parallelism,
                                    keyed ->
                                            asked.question.apply(
                                                    keyed.window(
                                                            TumblingEventTimeWindows.of(
                                                                    Duration.ofSeconds(1))))))
                    .containsExactlyInAnyOrder(asked.ofA, asked.ofB);
        }
    }

    private static List<Reading> collect(
            JobScenario scenario,
            int parallelism,
            Function<KeyedStream<Reading, String>, RecordStream<Reading>> job) {
        return scenario.parallelism(parallelism)
                .collect(
                        env ->
                                job.apply(
                                        env.fromData(READINGS)
                                                .setParallelism(1)
                                                .assignTimestampsAndWatermarks(
                                                        Reading.outOfOrderBy(0))
                                                .setParallelism(1)
                                                .keyBy(Reading::sensor)));
    }
}
