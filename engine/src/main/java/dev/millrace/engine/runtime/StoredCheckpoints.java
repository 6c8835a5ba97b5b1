// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.Options;
import dev.millrace.api.Settings;
import dev.millrace.api.graph.Graph;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.PlannedOperator;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.store.JobHistory;
import dev.millrace.engine.store.LocalStore;
import dev.millrace.engine.store.Store;
import dev.millrace.engine.wire.Serializers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of a job in the directory that its user has named. */
final class StoredCheckpoints implements JobStorage {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCheckpoints.class);

    private final Plan plan;
    private final Graph graph;
    private final Settings settings;
    private final Serializers serializers;
    private final Outside outside;
    private final Store store;
    private final RestoreSearch search;
    private boolean isUnnamedTold;

    /** That of the run before, if this process has had one. */
    private @Nullable JobHistory last;

    StoredCheckpoints(Plan plan, Graph graph, Outside outside) {
        this.plan = plan;
        this.graph = graph;
        this.settings = graph.settings();
        this.serializers = Serializers.of(graph.serializers());
        this.outside = outside;
        this.store = storeAt(settings.get(Options.CHECKPOINT_DIRECTORY));
        this.search = new RestoreSearch(plan, graph, serializers, store, this::storeAt);
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

    /** Told once, with what it costs: state is found again by an id that the program decides. */
    private void tellUnnamed(Graph graph) {
        List<String> unnamed = new ArrayList<>();
        for (Task task : plan.tasks()) {
            for (PlannedOperator operator : task.operators()) {
                graph.nodes().stream()
                        .filter(node -> node.id() == operator.id() && node.uid() == null)
                        .filter(node -> operator.remembers())
                        .forEach(
                                node ->
                                        unnamed.add(
                                                "'"
                                                        + operator.name()
                                                        + "' made at "
                                                        + node.origin()
                                                        + ", known as "
                                                        + operator.uid()));
            }
        }
        if (!unnamed.isEmpty()) {
            LOG.warn(
                    "Job '{}': these operators keep state and have no uid, so their place in the"
                            + " program is their name, and a version of the program in which"
                            + " something else stands before them does not find their state again."
                            + " Give each one a .uid(...): {}",
                    LogText.of(plan.jobName()),
                    String.join("; ", unnamed));
        }
    }

    @Override
    public RunStorage beginRun() throws IOException {
        if (!isUnnamedTold) {
            isUnnamedTold = true;
            tellUnnamed(graph);
        }
        JobHistory.own(store);
        RestoreSearch.Found found = search.in(JobHistory.read(store)).required(plan.jobName());
        JobHistory history = claim();
        last = history;
        if (!history.before().equals(found.seen())) {
            found = search.in(history.before()).required(plan.jobName());
        }
        return run(history, found);
    }

    private JobHistory claim() throws IOException {
        long nowMs = outside.clock().wallMs();
        JobHistory before = last;
        return before == null
                ? JobHistory.claim(store, plan.jobName(), nowMs, outside.random("run"), false)
                : before.next(nowMs);
    }

    private RunStorage run(JobHistory history, RestoreSearch.Found found) {
        found.passedOver()
                .forEach(why -> LOG.warn("Job '{}': {}", LogText.of(plan.jobName()), why));
        RestoredRun.Restored restored = found.restored();
        long lastEpoch = history.before().lastEpoch();
        if (restored == null) {
            LOG.info(
                    "Job '{}' begins anew: {} holds no checkpoint",
                    LogText.of(plan.jobName()),
                    store.location());
        } else {
            Manifest manifest = restored.mapping().manifest();
            LOG.info(
                    "Job '{}' goes on from checkpoint {} in {}{}",
                    LogText.of(plan.jobName()),
                    manifest.epoch(),
                    restored.store().location(),
                    manifest.complete() ? ", by which all its input is processed" : "");
            lastEpoch = Math.max(lastEpoch, manifest.epoch());
        }
        int retained = settings.get(Options.CHECKPOINTS_RETAINED);
        return new StoredRun(
                fitted(restored),
                outside,
                serializers,
                store,
                history,
                lastEpoch,
                retained,
                restored);
    }

    @Override
    public Prospect explain() throws IOException {
        RestoreSearch.Found found = search.in(JobHistory.read(store));
        return new Prospect(
                found.report(),
                found.refusals().isEmpty()
                        ? new RehearsedRun(fitted(found.restored()), serializers, found.restored())
                        : null);
    }

    /** The plan with the key groups of what it goes on from. */
    private Plan fitted(RestoredRun.@Nullable Restored restored) {
        return restored == null
                ? plan
                : plan.withMaxParallelism(restored.mapping().maxParallelism());
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
            LOG.warn(
                    "Job '{}': {} could not be let go",
                    LogText.of(plan.jobName()),
                    store.location(),
                    e);
        }
    }
}
