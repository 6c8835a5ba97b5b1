// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import dev.millrace.engine.scenario.WatermarkSink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is different when only final results are wanted. */
class BatchModeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void aRunningAggregateGivesOneResultPerKey(int parallelism) {
        List<KeyValue<Long, Long>> seen =
                JobScenario.simulated(1)
                        .parallelism(parallelism)
                        .batch()
                        .collect(
                                env ->
                                        env.fromSequence(0, 999)
                                                .keyBy(n -> n % 3)
                                                .aggregate(Aggregates.count()));
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        new KeyValue<>(0L, 334L),
                        new KeyValue<>(1L, 333L),
                        new KeyValue<>(2L, 333L));
    }

    @Test
    void aReduceGivesOneResultPerKey() {
        assertThat(
                        JobScenario.simulated(1)
                                .parallelism(3)
                                .batch()
                                .collect(
                                        env ->
                                                env.fromSequence(1, 10)
                                                        .keyBy(n -> n % 2)
                                                        .reduce(Long::sum)))
                .containsExactlyInAnyOrder(25L, 30L);
    }

    @Test
    void eventTimeStandsStillUntilTheEnd() {
        WatermarkSink<Reading> sink = new WatermarkSink<>();
        Script<Reading> split =
                Script.<Reading>split("a").records(Reading.of("a", 1, 0), Reading.of("a", 9, 0));
        JobScenario.simulated(1)
                .batch()
                .run(
                        env ->
                                env.fromSource(
                                                ScriptedSource.of(split),
                                                Reading.punctual(0),
                                                "readings")
                                        .sinkTo(sink));
        assertThat(sink.watermarks()).containsExactly(Long.MAX_VALUE);
    }
}
