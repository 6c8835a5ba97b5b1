// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A chain of operators that one thread at a time runs, record by record: a tree, since each
 * operator may feed several others.
 *
 * @param id place in {@link Plan#tasks()}
 * @param head the operator that receives what other tasks send, or a source
 * @param parallelism number of subtasks
 * @param maxParallelism number of key groups of the head, if it keeps state by key
 * @param blocking whether the head may block, so that each subtask needs a thread of its own
 */
public record Task(
        int id, PlannedOperator head, int parallelism, int maxParallelism, boolean blocking) {

    public Task {
        Objects.requireNonNull(head, "head");
        if (parallelism < 1 || maxParallelism < parallelism) {
            throw new IllegalArgumentException(
                    "parallelism " + parallelism + " and max parallelism " + maxParallelism);
        }
    }

    Task withMaxParallelism(int keyGroups) {
        return new Task(id, head, parallelism, keyGroups, blocking);
    }

    /** The chain in words: {@code lines -> parse -> (keep, rejected)}. */
    public String name() {
        return nameFrom(head);
    }

    /** All operators of the chain; each stands after the one that feeds it. */
    public List<PlannedOperator> operators() {
        List<PlannedOperator> all = new ArrayList<>(List.of(head));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).chained().forEach(successor -> all.add(successor.operator()));
        }
        return List.copyOf(all);
    }

    private static String nameFrom(PlannedOperator operator) {
        List<Successor> chained = operator.chained();
        if (chained.isEmpty()) {
            return operator.name();
        }
        String rest =
                chained.stream()
                        .map(successor -> nameFrom(successor.operator()))
                        .collect(Collectors.joining(", "));
        return operator.name() + " -> " + (chained.size() == 1 ? rest : "(" + rest + ")");
    }
}
