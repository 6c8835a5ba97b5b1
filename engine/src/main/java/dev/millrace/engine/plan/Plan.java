// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.RuntimeMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a job is run: its chains and what travels between them. Plain data, the same for every
 * subtask and every process.
 *
 * @param jobName the job's name
 * @param mode whether intermediate results are emitted
 * @param tasks the chains; the task with id {@code i} is element {@code i}, producers stand before
 *     consumers
 * @param edges what travels between tasks; the edge with id {@code i} is element {@code i}
 */
public record Plan(String jobName, RuntimeMode mode, List<Task> tasks, List<TaskEdge> edges) {

    public Plan {
        Objects.requireNonNull(jobName, "jobName");
        Objects.requireNonNull(mode, "mode");
        tasks = List.copyOf(tasks);
        edges = List.copyOf(edges);
    }

    /**
     * The same plan with other numbers of key groups.
     *
     * @param maxParallelism of the task's head, by its uid; one that is not named keeps its own
     */
    public Plan withMaxParallelism(Map<String, Integer> maxParallelism) {
        List<Task> fitted =
                tasks.stream()
                        .map(
                                task ->
                                        task.withMaxParallelism(
                                                maxParallelism.getOrDefault(
                                                        task.head().uid(), task.maxParallelism())))
                        .toList();
        return new Plan(jobName, mode, fitted, edges);
    }

    /** The edges by which {@code task} receives, in the order of its inputs. */
    public List<TaskEdge> edgesInto(Task task) {
        return edges.stream().filter(edge -> edge.toTask() == task.id()).toList();
    }

    /** The edges by which one operator of a chain sends to other tasks, of all its outputs. */
    public List<TaskEdge> edgesFrom(PlannedOperator operator) {
        return edges.stream().filter(edge -> edge.fromOperator() == operator.id()).toList();
    }

    /** How many subtasks the job has in all. */
    public int subtaskCount() {
        return tasks.stream().mapToInt(Task::parallelism).sum();
    }
}
