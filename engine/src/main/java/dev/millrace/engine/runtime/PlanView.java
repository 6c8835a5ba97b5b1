// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.PlanReport;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.PlannedOperator;
import dev.millrace.engine.plan.Successor;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.plan.TaskEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes a plan to those who look at the job. */
final class PlanView {
    private final Plan plan;
    private final Map<Integer, PlannedOperator> byId = new HashMap<>();

    private PlanView(Plan plan) {
        this.plan = plan;
        plan.tasks().stream()
                .flatMap(t -> t.operators().stream())
                .forEach(o -> byId.put(o.id(), o));
    }

    static PlanReport of(Plan plan) {
        PlanView view = new PlanView(plan);
        return new PlanReport(
                plan.jobName(),
                plan.mode(),
                plan.tasks().stream().map(PlanView::chain).toList(),
                plan.tasks().stream().flatMap(task -> operators(task).stream()).toList(),
                view.ways());
    }

    private static PlanReport.Chain chain(Task task) {
        return new PlanReport.Chain(
                task.id(),
                task.name(),
                task.parallelism(),
                task.maxParallelism(),
                task.operators().stream().map(PlannedOperator::uid).toList());
    }

    private static List<PlanReport.PlacedOperator> operators(Task task) {
        return task.operators().stream()
                .map(
                        operator ->
                                new PlanReport.PlacedOperator(
                                        operator.uid(),
                                        operator.name(),
                                        operator.kind(),
                                        task.id(),
                                        task.parallelism(),
                                        origin(operator)))
                .toList();
    }

    private static @Nullable String origin(PlannedOperator operator) {
        StackTraceElement line = operator.origin();
        if (line == null) {
            return null;
        }
        String type = line.getClassName();
        String simple = type.substring(type.lastIndexOf('.') + 1);
        String place = "(" + line.getFileName() + ":" + line.getLineNumber() + ")";
        return simple + "." + line.getMethodName() + place;
    }

    private List<PlanReport.Way> ways() {
        List<PlanReport.Way> ways = new ArrayList<>();
        for (Task task : plan.tasks()) {
            for (PlannedOperator operator : task.operators()) {
                for (Successor successor : operator.chained()) {
                    String tag =
                            successor.sideOutput() == null ? null : successor.sideOutput().getId();
                    ways.add(
                            new PlanReport.Way(
                                    operator.uid(),
                                    successor.operator().uid(),
                                    "chained",
                                    true,
                                    tag,
                                    0));
                }
                plan.edgesFrom(operator).forEach(edge -> ways.add(way(edge)));
            }
        }
        return ways;
    }

    private PlanReport.Way way(TaskEdge edge) {
        PlannedOperator from = byId.get(edge.fromOperator());
        if (from == null) {
            throw new IllegalStateException("Edge " + edge.id() + " comes from no operator");
        }
        return new PlanReport.Way(
                from.uid(),
                plan.tasks().get(edge.toTask()).head().uid(),
                edge.partitioning().label(),
                false,
                edge.sideOutput() == null ? null : edge.sideOutput().getId(),
                edge.ordinal());
    }
}
