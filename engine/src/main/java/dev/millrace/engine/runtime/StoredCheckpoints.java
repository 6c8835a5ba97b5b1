// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.Options;
import dev.millrace.api.Settings;
import dev.millrace.api.graph.Graph;
import dev.millrace.engine.checkpoint.HistoryView;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.RestoreChoice;
import dev.millrace.engine.checkpoint.RestorePlan;
import dev.millrace.engine.checkpoint.RestoreTarget;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.PlannedOperator;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.store.CheckpointFiles;
import dev.millrace.engine.store.JobHistory;
import dev.millrace.engine.store.LocalStore;
import dev.millrace.engine.store.Store;
import dev.millrace.engine.wire.Serializers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of a job in the directory that its user has named. */
final class StoredCheckpoints implements JobStorage {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCheckpoints.class);

    private final Plan plan;
    private final Settings settings;
    private final Serializers serializers;
    private final Outside outside;
    private final Store store;

    /** That of the run before, if this process has had one. */
    private @Nullable JobHistory last;

    StoredCheckpoints(Plan plan, Graph graph, Outside outside) {
        this.plan = plan;
        this.settings = graph.settings();
        this.serializers = Serializers.of(graph.serializers());
        this.outside = outside;
        this.store = storeAt(settings.get(Options.CHECKPOINT_DIRECTORY));
    }

    /** Where {@code graph} wants its checkpoints, null if it wants none. */
    static @Nullable JobStorage wantedBy(Plan plan, Graph graph, Outside outside) {
        Settings settings = graph.settings();
        if (settings.get(Options.CHECKPOINT_INTERVAL).isZero()) {
            return null;
        }
        if (settings.get(Options.CHECKPOINT_DIRECTORY).toString().isEmpty()) {
            throw new IllegalArgumentException(
                    "Job '"
                            + plan.jobName()
                            + "' is to take checkpoints and does not say where: give"
                            + " enableCheckpointing(...) a directory, or set "
                            + Options.CHECKPOINT_DIRECTORY);
        }
        return new StoredCheckpoints(plan, graph, outside);
    }

    @Override
    public RunStorage beginRun() throws IOException {
        JobHistory history = claim();
        last = history;
        long lastEpoch = history.before().lastEpoch();
        Manifest own = chosen(store, history.before());
        if (own != null) {
            return run(history, store, own, lastEpoch);
        }
        Path from = settings.get(Options.RESTORE_FROM);
        if (from.toString().isEmpty()) {
            LOG.info(
                    "Job '{}' begins anew: {} holds no checkpoint",
                    LogText.of(plan.jobName()),
                    where());
            return stored(history, lastEpoch, null);
        }
        Store other = storeAt(from);
        Manifest savepoint = chosen(other, JobHistory.read(other));
        if (savepoint == null) {
            throw new IllegalArgumentException(
                    "Job '"
                            + plan.jobName()
                            + "' cannot go on from "
                            + other.location()
                            + ", which holds no checkpoint: correct "
                            + Options.RESTORE_FROM);
        }
        return run(history, other, savepoint, Math.max(lastEpoch, savepoint.epoch()));
    }

    private JobHistory claim() throws IOException {
        long nowMs = outside.clock().wallMs();
        JobHistory before = last;
        return before == null
                ? JobHistory.claim(store, plan.jobName(), nowMs, outside.random("run"), false)
                : before.next(nowMs);
    }

    private String where() {
        return store.location();
    }

    private RunStorage run(JobHistory history, Store from, Manifest manifest, long lastEpoch) {
        RestorePlan mapping = RestorePlan.of(manifest, targets(), withoutState(manifest));
        if (!mapping.refusals().isEmpty()) {
            throw new IllegalArgumentException(
                    "Job '"
                            + plan.jobName()
                            + "' cannot go on from checkpoint "
                            + manifest.epoch()
                            + " in "
                            + from.location()
                            + ": "
                            + String.join("; ", mapping.refusals()));
        }
        LOG.info(
                "Job '{}' goes on from checkpoint {} in {}{}",
                LogText.of(plan.jobName()),
                manifest.epoch(),
                from.location(),
                manifest.complete() ? ", by which all its input is processed" : "");
        return stored(history, lastEpoch, new StoredRun.Restored(from, mapping));
    }

    private RunStorage stored(
            JobHistory history, long lastEpoch, StoredRun.@Nullable Restored restored) {
        int retained = settings.get(Options.CHECKPOINTS_RETAINED);
        return new StoredRun(
                plan, outside, serializers, store, history, lastEpoch, retained, restored);
    }

    private @Nullable Manifest chosen(Store in, HistoryView history) throws IOException {
        RestoreChoice choice;
        try {
            choice =
                    RestoreChoice.decide(
                            history,
                            plan.jobName(),
                            in.location(),
                            manifest -> damage(in, manifest));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (choice instanceof RestoreChoice.Refused refused) {
            throw new IllegalArgumentException(refused.reason());
        }
        if (choice instanceof RestoreChoice.From from) {
            from.passedOver()
                    .forEach(why -> LOG.warn("Job '{}': {}", LogText.of(plan.jobName()), why));
            return from.manifest();
        }
        return null;
    }

    private static List<String> damage(Store in, Manifest manifest) {
        try {
            return CheckpointFiles.damage(in, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RestoreTarget> targets() {
        List<RestoreTarget> targets = new ArrayList<>();
        for (Task task : plan.tasks()) {
            for (PlannedOperator operator : task.operators()) {
                targets.add(
                        new RestoreTarget(
                                operator.uid(),
                                operator.name(),
                                StoredRun.kindOf(operator),
                                true,
                                task.parallelism(),
                                task.maxParallelism(),
                                true));
            }
        }
        return targets;
    }

    /** Operators that hold nothing but the time: they may come and go. */
    private static Set<String> withoutState(Manifest manifest) {
        Set<String> uids = new HashSet<>();
        for (OperatorState operator : manifest.operators()) {
            if (operator.parts().stream().allMatch(part -> part.part().equals("watermark"))) {
                uids.add(operator.uid());
            }
        }
        return uids;
    }

    private Store storeAt(Path directory) {
        return new LocalStore(
                outside.disk(),
                directory.toAbsolutePath().normalize().toString(),
                outside.random("store"));
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (IOException e) {
            LOG.warn("Job '{}': {} could not be let go", LogText.of(plan.jobName()), where(), e);
        }
    }
}
