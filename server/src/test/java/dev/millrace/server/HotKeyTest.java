// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.WhyReport;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HotKeyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void whyNamesTheKeyThatHasMostOfTheRecords() throws Exception {
        JobHandle job = start(n -> n % 5 == 0 ? "cold-" + n % 500 : "hot");
        try {
            await().atMost(PATIENCE).until(() -> hotKey(job).isPresent());
            WhyReport.HotKey<JsonForm.Shown> hot = hotKey(job).orElseThrow();
            assertThat(hot.key().toString()).isEqualTo("hot");
            assertThat(hot.share()).isBetween(0.7, 1.0);
            await().atMost(PATIENCE).until(() -> summaries(job).contains("Key hot has"));
        } finally {
            job.cancel();
            assertThat(job.await(PATIENCE)).isTrue();
        }
    }

    private interface Keys extends dev.millrace.api.function.KeySelector<Long, String> {}

    /** One subtask reads far more than the other can work off. */
    private static JobHandle start(Keys keys) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.fromSource(
                        GeneratorSource.endless(n -> n),
                        WatermarkStrategy.<Long>noWatermarks(),
                        "numbers")
                .keyBy(keys)
                .reduce(
                        (a, b) -> {
                            long until = System.nanoTime() + 20_000;
                            while (System.nanoTime() < until) {
                                Thread.onSpinWait();
                            }
                            return b;
                        })
                .name("slow")
                .sinkTo(FunctionSink.of(n -> {}));
        return env.executeAsync("skewed");
    }

    private static Optional<WhyReport.HotKey<JsonForm.Shown>> hotKey(JobHandle job) {
        return ((Inspectable) job)
                .view().why(null, null, new JsonForm()).stream()
                        .map(WhyReport::evidence)
                        .filter(Objects::nonNull)
                        .map(WhyReport.Evidence::hotKey)
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    private static String summaries(JobHandle job) {
        return ((Inspectable) job)
                .view().why(null, null, new JsonForm()).stream()
                        .map(WhyReport::summary)
                        .collect(java.util.stream.Collectors.joining(" "));
    }
}
