// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.stream.KeyValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole jobs, from a source to a sink, on real threads. */
class FirstJobsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void everyRecordPassesMapAndFilterOnce(int parallelism) throws Exception {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        List<Long> seen =
                env.fromSequence(1, 100_000)
                        .map(n -> n * 2)
                        .filter(n -> n % 3 == 0)
                        .executeAndCollect("test");
        assertThat(seen).hasSize(33_333).doesNotHaveDuplicates();
    }

    @Test
    void aJobThatRunsBesideItsProgramTellsItsStateAndCounts() throws Exception {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, 1_000).name("numbers").sinkTo(FunctionSink.of(n -> {}));
        JobHandle job = env.executeAsync("beside");

        assertThat(job.name()).isEqualTo("beside");
        assertThat(job.await().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.metrics().stream().mapToLong(OperatorMetrics::recordsOut).sum())
                .isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void runningCountEmitsEachUpdateOfAKeyInOrder(int parallelism) throws Exception {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        List<KeyValue<Long, Long>> seen =
                env.fromSequence(0, 99_999)
                        .keyBy(n -> n % 1000)
                        .aggregate(Aggregates.count())
                        .executeAndCollect("test");
        assertThat(seen).hasSize(100_000);
        assertThat(seen.stream().filter(kv -> kv.key() == 7).map(KeyValue::value).toList())
                .hasSize(100)
                .isSorted();
    }
}
