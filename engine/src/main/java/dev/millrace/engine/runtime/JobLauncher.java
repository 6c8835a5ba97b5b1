// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.JobHandle;
import dev.millrace.api.RuntimeMode;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.time.WatermarkAlignment;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.plan.PhysicalOperator;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.source.AlignmentGroup;
import dev.millrace.engine.source.SourceCoordinator;
import dev.millrace.engine.source.SourcePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the subtasks of a plan, shares them among threads, and starts them. */
public final class JobLauncher {
    private final Plan plan;
    private final Outside outside;
    private final LocalJob job;
    private final Wiring wiring;
    private final Map<String, Alignment> alignments;
    private final ThreadShares shares;
    private final List<Subtask> subtasks = new ArrayList<>();

    private JobLauncher(Plan plan, Outside outside, int workers) {
        List<Task> sources = plan.tasks().stream().filter(JobLauncher::readsSource).toList();
        this.plan = plan;
        this.outside = outside;
        this.job =
                new LocalJob(
                        plan.jobName(),
                        outside,
                        plan.subtaskCount(),
                        plan.subtaskCount() + sources.size());
        this.wiring = new Wiring(plan);
        this.alignments = alignments(sources);
        this.shares = new ThreadShares(plan.jobName(), workers);
    }

    /** Starts {@code plan} on {@code workers} threads of {@code outside}, at least one. */
    public static JobHandle launch(Plan plan, Outside outside, int workers) {
        return new JobLauncher(plan, outside, workers).launch();
    }

    private LocalJob launch() {
        for (Task task : plan.tasks()) {
            if (readsSource(task)) {
                addReaders(task);
            } else {
                addReceivers(task);
            }
        }
        job.show(subtasks);
        outside.scheduler().start(shares.all());
        return job;
    }

    @SuppressWarnings("unchecked")
    private void addReaders(Task task) {
        OperatorSpec.OfSource spec = sourceOf(task);
        Source<Object, SourceSplit, Object> source =
                (Source<Object, SourceSplit, Object>) spec.source();
        WatermarkStrategy<Object> strategy = (WatermarkStrategy<Object>) spec.watermarks();
        SourceCoordinator coordinator =
                new SourceCoordinator(
                        task.head().name(),
                        source,
                        task.parallelism(),
                        outside.blockingWork(),
                        job::isAborting,
                        job::fail,
                        job::subtaskEnded);
        shares.add(coordinator, 0);
        for (int index = 0; index < task.parallelism(); index++) {
            SourcePlace time = sourcePlace(strategy);
            add(task, index, builder(task, index).reading(source, time, coordinator));
        }
    }

    private void addReceivers(Task task) {
        for (int index = 0; index < task.parallelism(); index++) {
            add(task, index, builder(task, index).receiving());
        }
    }

    private void add(Task task, int index, Subtask subtask) {
        subtasks.add(subtask);
        if (task.blocking()) {
            shares.addAlone(subtask);
        } else {
            shares.add(subtask, task.parallelism() == 1 ? task.id() : index);
        }
    }

    private SubtaskBuilder builder(Task task, int index) {
        return new SubtaskBuilder(new SubtaskPlace(plan, task, index, wiring, outside), job);
    }

    private SourcePlace sourcePlace(WatermarkStrategy<Object> strategy) {
        boolean holds = plan.mode() == RuntimeMode.BATCH;
        WatermarkAlignment wanted = strategy.alignment();
        if (wanted == null) {
            return new SourcePlace(strategy, holds, null, 0);
        }
        Alignment alignment = Objects.requireNonNull(alignments.get(wanted.group()));
        return new SourcePlace(strategy, holds, alignment.group, alignment.members++);
    }

    private static Map<String, Alignment> alignments(List<Task> sources) {
        Map<String, Integer> sizes = new HashMap<>();
        for (Task task : sources) {
            WatermarkAlignment wanted = sourceOf(task).watermarks().alignment();
            if (wanted != null) {
                sizes.merge(wanted.group(), task.parallelism(), Integer::sum);
            }
        }
        Map<String, Alignment> alignments = new HashMap<>();
        sizes.forEach((group, size) -> alignments.put(group, new Alignment(size)));
        return alignments;
    }

    private static boolean readsSource(Task task) {
        return specOf(task) instanceof OperatorSpec.OfSource;
    }

    private static OperatorSpec.OfSource sourceOf(Task task) {
        if (specOf(task) instanceof OperatorSpec.OfSource source) {
            return source;
        }
        throw new IllegalArgumentException(task.name() + " reads no source");
    }

    private static @Nullable OperatorSpec specOf(Task task) {
        return task.head().work() instanceof PhysicalOperator.Whole whole ? whole.spec() : null;
    }

    /** A group and how many of its places are taken. */
    private static final class Alignment {
        private final AlignmentGroup group;
        private int members;

        Alignment(int size) {
            group = new AlignmentGroup(size);
        }
    }
}
