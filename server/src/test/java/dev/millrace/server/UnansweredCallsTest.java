// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.WhyReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service that does not answer holds up whoever asks it, and all that feed those. */
class UnansweredCallsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void whyNamesTheOperatorWhoseOpenCallsHoldAJobUp() throws Exception {
        JobHandle job = start((value, result) -> {});
        try {
            String heldUp = "It is held up by open calls of 'asks'.";
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                assertThat(ask(job, "asks").summary()).isEqualTo(heldUp);
                                assertThat(ask(job, "numbers").summary()).isEqualTo(heldUp);
                            });
            assertThat(ask(job, "numbers").help())
                    .isEqualTo(
                            List.of(
                                    "Let 'asks' have more calls open, with withCapacity(...), if the"
                                            + " service can take them; or look why it answers"
                                            + " slowly."));
        } finally {
            job.cancel();
            assertThat(job.await(PATIENCE)).isTrue();
        }
    }

    private static JobHandle start(AsyncFunction<Long, Long> service) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        AsyncDataStream.orderedWait(
                        env.fromSource(
                                        GeneratorSource.endless(n -> n),
                                        WatermarkStrategy.<Long>noWatermarks(),
                                        "numbers")
                                .uid("numbers")
                                .rebalance(),
                        service,
                        AsyncOptions.<Long>timeout(Duration.ofHours(1)))
                .name("asks")
                .uid("asks")
                .sinkTo(FunctionSink.of(n -> {}));
        return env.executeAsync("asking");
    }

    private static WhyReport<JsonForm.Shown> ask(JobHandle job, String operator) {
        return ((Inspectable) job).view().why(operator, null, new JsonForm()).get(0);
    }
}
