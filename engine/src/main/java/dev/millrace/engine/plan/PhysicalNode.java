// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.Partitioning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operator as it will run, with every default filled in, before chains are cut.
 *
 * @param id 0-based and without gaps, though not in order of the nodes; that of {@code node}, but
 *     for the first halves of windows
 * @param node the graph's node that this is, or is half of
 * @param uid unique and stable
 * @param name for people
 * @param work what it does
 * @param parallelism number of subtasks
 * @param maxParallelism number of key groups
 * @param inputs where its records come from
 */
record PhysicalNode(
        int id,
        Node node,
        String uid,
        String name,
        PhysicalOperator work,
        int parallelism,
        int maxParallelism,
        List<Input> inputs) {

    /** One input, with the partitioning that is really used. */
    record Input(
            PhysicalNode from,
            @Nullable OutputTag<?> sideOutput,
            int ordinal,
            Partitioning partitioning) {}
}
