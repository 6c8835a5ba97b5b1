// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.StreamExecutionEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the job can go on where it stood when its process was killed. */
final class Checkpoints {
    @Option(
            names = "--checkpoint",
            paramLabel = "FOLDER",
            description = {
                "keep checkpoints there; killed, and started again with the",
                "same command, the job goes on from the last (default: none)"
            })
    private @Nullable Path folder;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "time between two checkpoints (default: ${DEFAULT-VALUE})")
    private int everySeconds = 10;

    boolean areOn() {
        return folder != null;
    }

    /**
     * @throws IllegalArgumentException if a number makes no sense
     */
    void enable(StreamExecutionEnvironment env) {
        if (everySeconds < 1) {
            throw new IllegalArgumentException(
                    "--checkpoint-every is " + everySeconds + "; give 1 second or more");
        }
        if (folder != null) {
            env.enableCheckpointing(Duration.ofSeconds(everySeconds), folder);
        }
    }
}
