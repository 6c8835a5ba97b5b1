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
import dev.millrace.engine.inspect.SubtaskThread;
import dev.millrace.engine.inspect.WhyReport;
import dev.millrace.engine.inspect.WhyReport.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function that waits in a call is found on every JDK, whichever frames that leaves out. */
class BlockingCallTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CountDownLatch released = new CountDownLatch(1);
    private JobHandle job;

    @BeforeEach
    void startsAJobWhoseFunctionWaits() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.fromSource(
                        GeneratorSource.endless(n -> n),
                        WatermarkStrategy.<Long>noWatermarks(),
                        "numbers")
                .uid("numbers")
                .keyBy(n -> n % 10)
                .reduce((a, b) -> waitFor(b))
                .name("stuck")
                .uid("stuck")
                .sinkTo(FunctionSink.of(n -> {}));
        job = env.executeAsync("blocking");
    }

    @AfterEach
    void stops() throws Exception {
        job.cancel();
        released.countDown();
        assertThat(job.await(PATIENCE)).isTrue();
    }

    @Test
    void whyNamesTheCallOfAFunctionThatDoesNotReturnAndWhomItHoldsUp() {
        await().atMost(PATIENCE).until(() -> verdict("stuck") == Verdict.SLOW);
        WhyReport<JsonForm.Shown> stuck = ask("stuck");
        assertThat(Objects.requireNonNull(stuck.evidence()).bottleneck()).isEqualTo("stuck");
        assertThat(stuck.summary()).contains("waiting in ", "BlockingCallTest.waitFor");

        await().atMost(PATIENCE).until(() -> verdict("numbers") == Verdict.BACK_PRESSURED);
        assertThat(ask("numbers").summary()).contains("by 'stuck', which is busy 100 %");
    }

    @Test
    void aFlameGraphShowsTheUsersCallsWhereItWaits() {
        await().atMost(PATIENCE).until(() -> verdict("stuck") == Verdict.SLOW);
        List<SubtaskThread> threads = ((Inspectable) job).view().threads("stuck");
        FlameGraph graph = new FlameGraph("stuck");
        graph.sample(threads);

        assertThat(graph.samples()).isEqualTo(1);
        assertThat(graph.tree().findValuesAsText("name"))
                .anyMatch(frame -> frame.contains("BlockingCallTest.waitFor"));
    }

    private Verdict verdict(String operator) {
        return ask(operator).verdict();
    }

    private WhyReport<JsonForm.Shown> ask(String operator) {
        return ((Inspectable) job).view().why(operator, null, new JsonForm()).get(0);
    }

    private Long waitFor(Long number) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return number;
    }
}
