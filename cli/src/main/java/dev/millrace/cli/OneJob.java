// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command about one job. */
abstract class OneJob extends Asking {
    @Option(
            names = "--job",
            paramLabel = "JOB",
            description = "id, beginning of it, or name (default: the only one that runs)")
    private @Nullable String job;

    /** The path of the job. */
    String path(Rest rest) {
        return pathOf(rest, job, canHaveEnded());
    }

    /** Whether the command makes sense of a job that has ended. */
    boolean canHaveEnded() {
        return true;
    }
}
