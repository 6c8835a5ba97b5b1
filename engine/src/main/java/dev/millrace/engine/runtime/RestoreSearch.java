// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.Options;
import dev.millrace.api.RestoreReport;
import dev.millrace.api.Settings;
import dev.millrace.api.graph.Graph;
import dev.millrace.api.graph.Node;
import dev.millrace.engine.checkpoint.HistoryView;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.RestoreChoice;
import dev.millrace.engine.checkpoint.RestorePlan;
import dev.millrace.engine.checkpoint.RestoreTarget;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.PlannedOperator;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.store.CheckpointFiles;
import dev.millrace.engine.store.JobHistory;
import dev.millrace.engine.store.Store;
import dev.millrace.engine.store.StoredSnapshots;
import dev.millrace.engine.wire.Serializers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a job goes on from and where each state of it goes, before anything is started or
 * written: the newest whole checkpoint of its own, else what {@link Options#RESTORE_FROM} names.
 * Blocks.
 */
final class RestoreSearch {

    /**
     * What was found.
     *
     * @param seen the history of the job's own store that was looked at
     * @param restored the checkpoint; null if there is none, or none can be used
     * @param passedOver newer checkpoints that are damaged, each with the reason
     * @param refusals why the job may not be started; empty if it may
     * @param text all that for people, with a line for each operator
     */
    record Found(
            HistoryView seen,
            StoredRun.@Nullable Restored restored,
            List<String> passedOver,
            List<String> refusals,
            String text) {

        RestoreReport report() {
            return new RestoreReport(text, refusals);
        }

        /**
         * Returns this, if the job may be started.
         *
         * @throws IllegalArgumentException if not
         */
        Found required(String jobName) {
            if (!refusals.isEmpty()) {
                throw new IllegalArgumentException(
                        "Job '" + jobName + "' cannot be started: " + String.join("; ", refusals));
            }
            return this;
        }
    }

    private final Plan plan;
    private final Settings settings;
    private final Map<Integer, Node> nodes;
    private final Serializers serializers;
    private final Store own;
    private final Function<Path, Store> stores;

    /**
     * @param own the store of the job's checkpoints
     * @param stores opens a directory of others to look into
     */
    RestoreSearch(
            Plan plan,
            Graph graph,
            Serializers serializers,
            Store own,
            Function<Path, Store> stores) {
        this.plan = plan;
        this.settings = graph.settings();
        this.nodes = graph.nodes().stream().collect(Collectors.toMap(Node::id, node -> node));
        this.serializers = serializers;
        this.own = own;
        this.stores = stores;
    }

    /**
     * Looks into the job's own history, and elsewhere if it holds no checkpoint.
     *
     * @param seen the own history as it stands
     */
    Found in(HistoryView seen) throws IOException {
        Found found = in(own, seen, seen);
        Path from = settings.get(Options.RESTORE_FROM);
        if (found.restored != null || !found.refusals.isEmpty() || from.toString().isEmpty()) {
            return found;
        }
        Store other = stores.apply(from);
        Found there = in(other, JobHistory.read(other), seen);
        return there.restored == null && there.refusals.isEmpty()
                ? refused(
                        seen,
                        other.location()
                                + ", which it is to begin with, holds no checkpoint: correct "
                                + Options.RESTORE_FROM)
                : there;
    }

    private Found in(Store store, HistoryView history, HistoryView seen) throws IOException {
        RestoreChoice choice;
        try {
            choice =
                    RestoreChoice.decide(
                            history,
                            plan.jobName(),
                            store.location(),
                            manifest -> damage(store, manifest));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (choice instanceof RestoreChoice.Refused refused) {
            return refused(seen, refused.reason());
        }
        if (choice instanceof RestoreChoice.From from) {
            return mapped(store, from, seen);
        }
        String text = "Job '" + plan.jobName() + "' begins anew: no checkpoint in ";
        return new Found(seen, null, List.of(), List.of(), text + store.location() + "\n");
    }

    private static Found refused(HistoryView seen, String reason) {
        return new Found(seen, null, List.of(), List.of(reason), "Refused: " + reason + "\n");
    }

    private static List<String> damage(Store in, Manifest manifest) {
        try {
            return CheckpointFiles.damage(in, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Found mapped(Store store, RestoreChoice.From from, HistoryView seen)
            throws IOException {
        Set<String> maySkip = Set.copyOf(settings.get(Options.ALLOW_DROPPED));
        RestorePlan mapping = RestorePlan.of(from.manifest(), targets(), maySkip);
        mapping =
                mapping.refusedFor(
                        StoredSnapshots.incompatibilities(
                                store,
                                from.manifest(),
                                mapping.taken().keySet(),
                                RestoredRun.classLoader(),
                                serializers));
        String text = "From " + store.location() + ". " + mapping.text();
        List<String> refusals = new ArrayList<>();
        for (String refusal : mapping.refusals()) {
            refusals.add(
                    "it does not fit checkpoint "
                            + from.manifest().epoch()
                            + " in "
                            + store.location()
                            + ": "
                            + refusal);
        }
        return new Found(
                seen,
                new RestoredRun.Restored(store, mapping),
                from.passedOver(),
                List.copyOf(refusals),
                text);
    }

    private List<RestoreTarget> targets() {
        List<RestoreTarget> targets = new ArrayList<>();
        for (Task task : plan.tasks()) {
            for (PlannedOperator operator : task.operators()) {
                targets.add(
                        new RestoreTarget(
                                operator.uid(),
                                operator.name(),
                                operator.storedKind(),
                                operator.canRemember(),
                                operator.remembers(),
                                task.parallelism(),
                                task.maxParallelism(),
                                isMaxParallelismGiven(operator)));
            }
        }
        return targets;
    }

    private boolean isMaxParallelismGiven(PlannedOperator operator) {
        Node node = nodes.get(operator.id());
        return settings.isSet(Options.MAX_PARALLELISM)
                || (node != null && node.maxParallelism() != Node.UNSET);
    }
}
