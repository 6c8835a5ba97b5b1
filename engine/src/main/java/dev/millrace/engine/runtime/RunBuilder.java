// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.RuntimeMode;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.time.WatermarkAlignment;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.checkpoint.CheckpointPolicy;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.seam.ThreadShare;
import dev.millrace.engine.source.SourceCoordinator;
import dev.millrace.engine.source.SourcePlace;
import dev.millrace.engine.time.FollowedTime;
import dev.millrace.engine.wire.WriteTrial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds one run of a plan: its subtasks and coordinators, shared among threads. */
final class RunBuilder {
    private final Plan plan;
    private final Outside outside;
    private final Run run;
    private final Wiring wiring;
    private final Sources sources;
    private final EventTimes times;
    private final ThreadShares shares;
    private final @Nullable Checkpointing checkpointing;
    private final List<List<WatchedSubtask>> subtasks = new ArrayList<>();

    /** The names of the parts of each operator, by uid. */
    private final Map<String, Set<String>> parts = new HashMap<>();

    private int participants;

    /**
     * @param storage where checkpoints go and come from, null if none are taken
     */
    RunBuilder(
            Plan plan,
            Outside outside,
            int workers,
            Run.Listener job,
            CheckpointPolicy policy,
            CheckpointLog log,
            @Nullable RunStorage storage) {
        this.plan = plan;
        this.outside = outside;
        this.wiring = new Wiring(plan);
        this.sources = new Sources(plan);
        this.times = new EventTimes(plan);
        this.shares = new ThreadShares(plan.jobName(), workers);
        int enumerators = Sources.of(plan).size();
        int steppables = plan.subtaskCount() + enumerators;
        if (storage == null) {
            this.run = new Run(job, plan.subtaskCount(), steppables);
            this.checkpointing = null;
        } else {
            Run made = new Run(job, plan.subtaskCount(), steppables + 1);
            Checkpointing taking =
                    new Checkpointing(policy, steppables, storage, outside, log, made);
            made.checkpointing(taking);
            this.run = made;
            this.checkpointing = taking;
        }
    }

    Run build() throws IOException {
        List<SourceCoordinator> coordinators = new ArrayList<>();
        for (Task task : plan.tasks()) {
            if (Sources.isRead(task)) {
                coordinators.add(addReaders(task));
            } else {
                addReceivers(task);
            }
        }
        for (SourceCoordinator coordinator : coordinators) {
            addEnumerator(coordinator);
        }
        if (checkpointing != null) {
            checkpointing.storage().requireAllTaken(parts);
            shares.add(checkpointing, 0);
        }
        run.show(new LiveJob(plan, wiring, subtasks));
        return run;
    }

    /** The threads that drive the run. */
    List<ThreadShare> shares() {
        return shares.all();
    }

    @SuppressWarnings("unchecked")
    private SourceCoordinator addReaders(Task task) {
        OperatorSpec.OfSource spec = Sources.spec(task);
        Source<Object, SourceSplit, Object> source =
                (Source<Object, SourceSplit, Object>) spec.source();
        WatermarkStrategy<Object> strategy = (WatermarkStrategy<Object>) spec.watermarks();
        SourceCoordinator coordinator =
                new SourceCoordinator(
                        task.head().name(),
                        task.head().uid(),
                        source,
                        task.parallelism(),
                        outside.blockingWork(),
                        run::isAborting,
                        run::fail,
                        run::subtaskEnded);
        shares.add(coordinator, 0);
        for (int index = 0; index < task.parallelism(); index++) {
            SourcePlace time = sourcePlace(strategy, times.of(task));
            add(task, index, builder(task, index).reading(source, time, coordinator));
        }
        return coordinator;
    }

    private void addReceivers(Task task) {
        for (int index = 0; index < task.parallelism(); index++) {
            add(task, index, builder(task, index).receiving());
        }
    }

    private void add(Task task, int index, Subtask made) {
        WatchedSubtask subtask = new WatchedSubtask(made, place(task, index));
        made.parts().forEach(this::note);
        if (index == 0) {
            subtasks.add(new ArrayList<>());
        }
        subtasks.get(task.id()).add(subtask);
        if (task.blocking()) {
            ThreadShare alone = shares.addAlone(subtask);
            made.interruption().reachBy(() -> outside.scheduler().interrupt(alone));
        } else {
            shares.add(subtask, task.parallelism() == 1 ? task.id() : index);
        }
    }

    private void note(NamedPart part) {
        parts.computeIfAbsent(part.uid(), uid -> new HashSet<>()).add(part.part().schema().name());
    }

    private SubtaskBuilder builder(Task task, int index) {
        return new SubtaskBuilder(place(task, index), nextParticipant(), run);
    }

    private SubtaskPlace place(Task task, int index) {
        return new SubtaskPlace(
                plan, task, index, wiring, times, outside, run.epochs(), this::trial);
    }

    private WriteTrial trial() {
        return checkpointing == null ? WriteTrial.none() : checkpointing.storage().trial();
    }

    /** Restores an enumerator, and has it take part in checkpoints. */
    private void addEnumerator(SourceCoordinator coordinator) throws IOException {
        if (checkpointing == null) {
            return;
        }
        Participant participant = nextParticipant();
        NamedPart part = new NamedPart(coordinator.uid(), coordinator.part(), true);
        note(part);
        participant.restore(part);
        participant.tellDrained();
        Snapshots snapshots = participant.snapshots(List.of(part));
        coordinator.snapshotsTo(
                (barrier, alignedNs) -> {
                    snapshots.freeze(barrier, false, alignedNs);
                    snapshots.writeAll();
                    return true;
                });
        checkpointing.beginBy(coordinator::begin);
    }

    private Participant nextParticipant() {
        return new Participant(participants++, checkpointing);
    }

    private SourcePlace sourcePlace(WatermarkStrategy<Object> strategy, FollowedTime followed) {
        boolean holds = plan.mode() == RuntimeMode.BATCH;
        WatermarkAlignment wanted = strategy.alignment();
        if (wanted == null) {
            return new SourcePlace(strategy, followed, holds, null, 0);
        }
        String group = wanted.group();
        return new SourcePlace(
                strategy, followed, holds, sources.group(group), sources.nextMember(group));
    }
}
