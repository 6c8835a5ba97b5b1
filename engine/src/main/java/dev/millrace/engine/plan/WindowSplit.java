// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.api.graph.WindowSpec;
import java.util.List;

/**
 * Decides whether a window runs in two halves: the first in the chains of its producers, where it
 * adds up the records of each slice, by key if it has one; the second where they are brought
 * together, in one subtask or in those that own the keys, where it merges these sums. Only one
 * accumulator per slice, key and subtask then goes there, instead of each record.
 *
 * <p>The first half sends its sums just before the watermark that closes their slice, so that they
 * are never late, and sends a record of an already closed slice on as it is: whether that is late
 * is for the second half to say, whose watermark is the minimum over all inputs. What remains are
 * subtasks that were idle and wake behind that minimum; their sums can be late as sums. Windows
 * that promise each late record to a side output are not split for that reason, nor those that
 * promise each failed record, whose position only a whole operator knows.
 *
 * <p>A window by key is split only where several subtasks produce its records. They mix in an order
 * that nothing promises; those of one producer keep theirs, and are added up one by one.
 */
final class WindowSplit {

    private WindowSplit() {}

    /** Whether {@code node} is a window that is run in two halves. */
    static boolean pays(Node node, List<PhysicalNode> producers) {
        return node.spec() instanceof WindowSpec window
                && canSplit(window)
                && !(node.errorPolicy() instanceof ErrorPolicy.ToDeadLetters)
                && (window.key() == null || producers.stream().allMatch(WindowSplit::isParallel))
                && node.inputs().stream().allMatch(edge -> firstHalfChains(edge, node));
    }

    private static boolean isParallel(PhysicalNode producer) {
        return producer.parallelism() > 1;
    }

    /**
     * Whether the results are the same when records are added up before they are brought together.
     */
    static boolean canSplit(WindowSpec window) {
        return window.lateOutput() == null
                && WindowKind.isAggregate(window)
                && WindowKind.of(window) == WindowKind.SLICES;
    }

    private static boolean firstHalfChains(Edge edge, Node window) {
        boolean plain =
                edge.partitioning() instanceof Partitioning.Forward
                        || edge.partitioning() instanceof Partitioning.Global
                        || edge.partitioning() instanceof Partitioning.ByKey;
        return plain && Chains.permitted(edge.from(), window);
    }
}
