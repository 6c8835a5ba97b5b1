// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.function.OutputTag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints a plan: each task with its chain as a tree and where its outputs go. An operator's row has
 * its name, what it is, its uid and what its user should know. The same plan always prints the same
 * text.
 *
 * <pre>
 * job 'word count', streaming: 2 tasks, 3 subtasks
 *
 * task 0: parallelism 1, max 128
 *   lines     source    source-43fbfa36
 *   └─ split  flat-map  flat-map-2423d1d0
 *   -> task 1  from split  by-key
 *
 * task 1: parallelism 2, max 128
 *   count         running-aggregate  count
 *   └─ to screen  sink               sink-ceef25c9
 * </pre>
 */
public final class Explain {
    private final Plan plan;
    private final StringBuilder out = new StringBuilder();

    private Explain(Plan plan) {
        this.plan = plan;
    }

    /** The plan as lines of text, each ended by {@code \n}. */
    public static String text(Plan plan) {
        Explain explain = new Explain(plan);
        explain.job();
        plan.tasks().forEach(explain::task);
        return explain.out.toString();
    }

    private void job() {
        out.append("job '").append(Escaped.of(plan.jobName())).append("', ");
        out.append(plan.mode().name().toLowerCase(Locale.ROOT)).append(": ");
        out.append(counted(plan.tasks().size(), "task")).append(", ");
        out.append(counted(plan.subtaskCount(), "subtask")).append('\n');
    }

    private void task(Task task) {
        out.append("\ntask ").append(task.id());
        out.append(": parallelism ").append(task.parallelism());
        out.append(", max ").append(task.maxParallelism());
        out.append(task.blocking() ? ", a thread for each subtask\n" : "\n");
        new ChainTree(plan).rows(task.head()).appendTo(out);
        edges(task).appendTo(out);
    }

    private Columns edges(Task task) {
        Columns rows = new Columns();
        for (PlannedOperator operator : task.operators()) {
            for (TaskEdge edge : plan.edgesFrom(operator)) {
                rows.add(
                        "-> task " + edge.toTask() + input(edge),
                        "from " + Escaped.of(operator.name()) + bracketed(edge.sideOutput()),
                        edge.partitioning().label());
            }
        }
        return rows;
    }

    /** Which input is meant, where the receiver has two. */
    private String input(TaskEdge edge) {
        PlannedOperator receiver = plan.tasks().get(edge.toTask()).head();
        boolean two = OperatorKind.of(receiver.work().spec()).inputs() == 2;
        return two ? " input " + edge.ordinal() : "";
    }

    private static String bracketed(@Nullable OutputTag<?> tag) {
        return tag == null ? "" : " [" + Escaped.of(tag.getId()) + "]";
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
