// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.JobHandle;
import dev.millrace.api.Options;
import dev.millrace.api.RestoreReport;
import dev.millrace.api.Settings;
import dev.millrace.api.graph.Graph;
import dev.millrace.engine.checkpoint.CheckpointPolicy;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.seam.Outside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a plan, and starts it again after a failure. */
public final class JobLauncher implements LocalJob.Starter {
    private final Plan plan;
    private final Outside outside;
    private final int workers;
    private final CheckpointPolicy policy;
    private final @Nullable JobStorage storage;
    private final CheckpointLog log;
    private final LocalJob job;

    private JobLauncher(
            Plan plan, Settings settings, Outside outside, @Nullable JobStorage storage) {
        this.plan = plan;
        this.outside = outside;
        this.workers = settings.get(Options.WORKERS);
        this.storage = storage;
        this.policy =
                new CheckpointPolicy(
                        Math.max(1, settings.get(Options.CHECKPOINT_INTERVAL).toNanos()),
                        settings.get(Options.CHECKPOINT_TIMEOUT).toNanos(),
                        settings.get(Options.TOLERATED_CHECKPOINT_FAILURES));
        List<ParticipantPlace> participants = ParticipantPlace.all(plan);
        this.log =
                new CheckpointLog(
                        plan.jobName(),
                        outside.clock(),
                        number -> participants.get(number).task().name());
        Restarts restarts =
                new Restarts(settings.get(Options.RESTART_STRATEGY), outside.random("restarts"));
        this.job = new LocalJob(plan.jobName(), settings, outside, restarts, log, this);
    }

    /**
     * Starts {@code plan} in {@code outside}.
     *
     * @throws IllegalStateException if its checkpoints cannot be read or written
     * @throws IllegalArgumentException if it does not fit the checkpoint it is to go on from
     */
    public static JobHandle launch(Plan plan, Graph graph, Outside outside) {
        JobStorage storage = StoredCheckpoints.wantedBy(plan, graph, outside);
        return launch(plan, graph.settings(), outside, storage);
    }

    /** Says what {@code plan} would begin with in {@code outside}; starts and writes nothing. */
    public static RestoreReport explainRestore(Plan plan, Graph graph, Outside outside) {
        JobStorage storage = StoredCheckpoints.wantedBy(plan, graph, outside);
        if (storage == null) {
            return new RestoreReport(
                    "Job '" + plan.jobName() + "' takes no checkpoints\n", List.of());
        }
        try {
            JobStorage.Prospect prospect = storage.explain();
            RunStorage rehearsal = prospect.rehearsal();
            return rehearsal == null
                    ? prospect.report()
                    : new JobLauncher(plan, graph.settings(), outside, storage)
                            .rehearsed(prospect.report(), rehearsal);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "What job '" + plan.jobName() + "' would begin with cannot be read: " + e, e);
        }
    }

    /** Adds to a report what functions and restored state say of each other. */
    private RestoreReport rehearsed(RestoreReport report, RunStorage run) throws IOException {
        RunBuilder builder = new RunBuilder(run.plan(), outside, workers, job, policy, log, run);
        List<String> refusals = Rehearsal.refusals(builder);
        outside.blockingWork().close();
        StringBuilder text = new StringBuilder(report.text());
        refusals.forEach(it -> text.append("Refused: ").append(it).append('\n'));
        return new RestoreReport(text.toString(), refusals);
    }

    static JobHandle launch(
            Plan plan, Settings settings, Outside outside, @Nullable JobStorage storage) {
        JobLauncher launcher = new JobLauncher(plan, settings, outside, storage);
        try {
            launcher.start();
        } catch (IOException | UncheckedIOException e) {
            launcher.close();
            throw new IllegalStateException(
                    "Job '" + plan.jobName() + "' cannot be started: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            launcher.close();
            throw e;
        }
        return launcher.job;
    }

    @Override
    public void start() throws IOException {
        RunStorage run = storage == null ? null : storage.beginRun();
        Plan fitted = run == null ? plan : run.plan();
        RunBuilder builder = new RunBuilder(fitted, outside, workers, job, policy, log, run);
        Run made = builder.build();
        Watchdog watchdog = new Watchdog(made, outside.clock());
        SlowCheckpoint slow = new SlowCheckpoint(log, made.live(), outside.clock());
        job.begin(made);
        outside.scheduler().start(builder.shares());
        outside.scheduler()
                .watch(
                        plan.jobName() + "-watchdog",
                        () -> {
                            slow.look();
                            return watchdog.look();
                        },
                        Watchdog.PERIOD_NS);
    }

    @Override
    public void close() {
        if (storage != null) {
            storage.close();
        }
    }
}
