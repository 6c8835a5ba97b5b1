// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.JobStatus;
import dev.millrace.engine.inspect.JobReport;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What there is to measure of a job as a whole, with the names that Flink's users know. */
enum JobMetrics {
    UPTIME("uptime", "gauge", "Milliseconds since the job was started.", JobReport::uptimeMs),
    RUNNING_STATE(
            "runningState",
            "gauge",
            "1 while the job runs, else 0.",
            report -> report.status() == JobStatus.RUNNING ? 1 : 0),
    RESTARTS("numRestarts", "counter", "Restarts after failures.", JobReport::restarts),
    COMPLETED_CHECKPOINTS(
            "numberOfCompletedCheckpoints",
            "counter",
            "Checkpoints and savepoints that are complete.",
            JobReport::completedCheckpoints),
    FAILED_CHECKPOINTS(
            "numberOfFailedCheckpoints",
            "counter",
            "Checkpoints and savepoints that were given up.",
            JobReport::failedCheckpoints),
    LAST_CHECKPOINT(
            "lastCompletedCheckpointId",
            "Number of the newest complete checkpoint.",
            CheckpointInfo::epoch),
    LAST_DURATION(
            "lastCheckpointDuration", "Milliseconds that it took.", it -> it.duration().toMillis()),
    LAST_SIZE("lastCheckpointSize", "Bytes written for it.", CheckpointInfo::sizeBytes);

    private static final String PREFIX = "flink_jobmanager_job_";

    private final String leaf;
    private final String type;
    private final String help;
    private final Function<ShownJob, @Nullable Number> of;

    JobMetrics(String leaf, String type, String help, Function<JobReport, Number> ofJob) {
        this.leaf = leaf;
        this.type = type;
        this.help = help;
        this.of = job -> ofJob.apply(job.view().job());
    }

    /** Of the newest complete checkpoint. */
    JobMetrics(String leaf, String help, ToLongFunction<CheckpointInfo> ofNewest) {
        this.leaf = leaf;
        this.type = "gauge";
        this.help = help;
        this.of = job -> newest(job).map(ofNewest::applyAsLong).orElse(null);
    }

    String fullName() {
        return PREFIX + leaf;
    }

    String type() {
        return type;
    }

    String help() {
        return help;
    }

    /** Null where there is nothing to measure yet. */
    @Nullable Number of(ShownJob job) {
        return of.apply(job);
    }

    private static Optional<CheckpointInfo> newest(ShownJob job) {
        return job.handle().checkpoints().stream()
                .filter(it -> it.outcome() == CheckpointInfo.Outcome.COMPLETE)
                .reduce((before, after) -> after);
    }
}
