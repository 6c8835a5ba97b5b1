// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.Options;
import dev.millrace.api.StreamExecutionEnvironment;
import java.nio.file.Path;
import java.time.Duration;

/** What a program finds set when it runs in a simulated process. */
final class SimulatedProgram {
    static final String JOB_NAME = "simulated";

    /** On the simulated disk. */
    static final Path CHECKPOINTS = Path.of("/checkpoints");

    /** The same for every parallelism that is drawn, so that a job can be scaled. */
    private static final int KEY_GROUPS = 128;

    private SimulatedProgram() {}

    static StreamExecutionEnvironment environment(int parallelism, Duration checkpointInterval) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        env.setMaxParallelism(KEY_GROUPS);
        env.set(Options.WORKERS, 2);
        env.enableCheckpointing(checkpointInterval, CHECKPOINTS);
        return env;
    }
}
