// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.CheckpointInfo.Outcome;
import dev.millrace.api.JobHandle;
import dev.millrace.benchmarks.visitors.Taken;
import java.util.List;

/** What a job tells of its checkpoints. */
public final class TakenCheckpoints {
    private TakenCheckpoints() {}

    /** Those that have ended, oldest first. */
    public static List<Taken> of(JobHandle job) {
        return job.checkpoints().stream()
                .filter(info -> info.outcome() != Outcome.UNDER_WAY)
                .map(TakenCheckpoints::taken)
                .toList();
    }

    private static Taken taken(CheckpointInfo info) {
        return new Taken(
                info.triggered().toEpochMilli(),
                info.duration().toMillis(),
                info.sizeBytes(),
                info.outcome() == Outcome.COMPLETE);
    }
}
