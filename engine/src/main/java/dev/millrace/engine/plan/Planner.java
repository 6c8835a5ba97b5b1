// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/**
 * Translates a graph into a {@link Plan}: checks it, fills in defaults, cuts it into chains. Pure;
 * equal programs give equal plans.
 *
 * <pre>{@code
 * Plan plan = Planner.plan(graph);
 * System.out.print(Explain.text(plan));
 * }</pre>
 */
public final class Planner {
    private final List<PhysicalNode> nodes;

    /** By id of a physical node: the task it runs in. */
    private final int[] taskOf;

    /** By id of a physical node: what runs in the same chain and reads it. */
    private final Map<Integer, LinkedList<Successor>> chained = new HashMap<>();

    private final List<PhysicalNode> heads = new ArrayList<>();

    private Planner(List<PhysicalNode> nodes) {
        this.nodes = nodes;
        this.taskOf = new int[nodes.size()];
    }

    /**
     * Plans a job.
     *
     * @throws IllegalArgumentException if the graph cannot be run; the message names all that is
     *     wrong with it, each with the operator and the user's line that made it
     */
    public static Plan plan(Graph graph) {
        List<PhysicalNode> nodes = Expansion.of(graph);
        Refusals.check(graph, nodes);
        Planner planner = new Planner(nodes);
        planner.cut();
        return new Plan(graph.jobName(), graph.mode(), planner.tasks(), planner.edges());
    }

    private void cut() {
        for (PhysicalNode node : nodes) {
            if (Chains.joins(node)) {
                taskOf[node.id()] = taskOf[node.inputs().get(0).from().id()];
            } else {
                taskOf[node.id()] = heads.size();
                heads.add(node);
            }
        }
    }

    /** Goes from the last node to the first, so that what an operator feeds exists before it. */
    private List<Task> tasks() {
        LinkedList<Task> tasks = new LinkedList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            PhysicalNode node = nodes.get(i);
            PlannedOperator operator = operator(node);
            if (Chains.joins(node)) {
                PhysicalNode.Input input = node.inputs().get(0);
                chainedTo(input.from()).addFirst(new Successor(input.sideOutput(), operator));
            } else {
                tasks.addFirst(task(node, operator));
            }
        }
        return tasks;
    }

    private PlannedOperator operator(PhysicalNode node) {
        ErrorPolicy policy = node.node().errorPolicy();
        return new PlannedOperator(
                node.id(),
                node.uid(),
                node.name(),
                node.work(),
                node.node().origin(),
                policy == null ? ErrorPolicy.fail() : policy,
                chainedTo(node));
    }

    private LinkedList<Successor> chainedTo(PhysicalNode node) {
        return chained.computeIfAbsent(node.id(), id -> new LinkedList<>());
    }

    private Task task(PhysicalNode head, PlannedOperator operator) {
        return new Task(
                taskOf[head.id()],
                operator,
                head.parallelism(),
                head.maxParallelism(),
                Chains.isBlocking(head.work()));
    }

    private List<TaskEdge> edges() {
        List<TaskEdge> edges = new ArrayList<>();
        for (PhysicalNode head : heads) {
            for (PhysicalNode.Input input : head.inputs()) {
                edges.add(edge(edges.size(), input, head));
            }
        }
        return edges;
    }

    private TaskEdge edge(int id, PhysicalNode.Input input, PhysicalNode head) {
        return new TaskEdge(
                id,
                taskOf[input.from().id()],
                input.from().id(),
                input.sideOutput(),
                taskOf[head.id()],
                input.ordinal(),
                input.partitioning());
    }
}
