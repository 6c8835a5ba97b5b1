// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.Options;
import dev.millrace.api.RestartStrategy;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedOutside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whoever asks for a savepoint hears what became of it. */
class SavepointBetweenRunsTest {
    @Test
    void aSavepointBetweenTwoRunsIsRefusedAtOnce() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(Duration.ofSeconds(1), Path.of("/checkpoints"));
        env.set(
                Options.RESTART_STRATEGY,
                RestartStrategy.fixedDelay(Integer.MAX_VALUE, Duration.ofMinutes(1)));
        env.fromData(1, 2, 3).map(SavepointBetweenRunsTest::fail).sinkTo(new CollectSink<>());
        JobHandle job = EmbeddedEngine.simulated(new SimulatedOutside(1)).start(env.graph("job"));
        assertThat(job.await(Duration.ofSeconds(10))).isFalse();
        assertThat(job.status()).isEqualTo(JobStatus.RESTARTING);
        CompletableFuture<Path> savepoint = job.triggerSavepoint(Path.of("/savepoint"));
        assertThat(savepoint).isCompletedExceptionally();
        assertThat(savepoint.handle((path, refusal) -> refusal.getMessage()).join())
                .isEqualTo("no savepoint can be taken now: this run of the job has ended");
    }

    private static int fail(int number) {
        throw new IllegalStateException("as it always does, on " + number);
    }
}
