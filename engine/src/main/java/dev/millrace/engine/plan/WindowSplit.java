// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.api.graph.WindowSpec;

/**
 * Decides whether a window without key runs in two halves: the first in the chains of its
 * producers, where it adds up the records of each slice, the second in one subtask, where it merges
 * these sums. Only one accumulator per slice and subtask then goes through the one subtask that
 * must see everything, instead of each record.
 *
 * <p>The first half sends its sums just before the watermark that closes their slice, so that they
 * are never late, and sends a record of an already closed slice on as it is: whether that is late
 * is for the second half to say, whose watermark is the minimum over all inputs. What remains are
 * subtasks that were idle and wake behind that minimum; their sums can be late as sums. Windows
 * that promise each late record to a side output are not split for that reason, nor those that
 * promise each failed record, whose position only a whole operator knows.
 */
final class WindowSplit {

    private WindowSplit() {}

    /** Whether {@code node} is a window that is run in two halves. */
    static boolean pays(Node node) {
        return node.spec() instanceof WindowSpec window
                && canSplit(window)
                && !(node.errorPolicy() instanceof ErrorPolicy.ToDeadLetters)
                && node.inputs().stream().allMatch(edge -> firstHalfChains(edge, node));
    }

    /**
     * Whether the results are the same when records are added up before they are brought together.
     */
    static boolean canSplit(WindowSpec window) {
        return window.key() == null
                && window.lateOutput() == null
                && WindowKind.isAggregate(window)
                && WindowKind.of(window) == WindowKind.SLICES;
    }

    private static boolean firstHalfChains(Edge edge, Node window) {
        boolean plain =
                edge.partitioning() instanceof Partitioning.Forward
                        || edge.partitioning() instanceof Partitioning.Global;
        return plain && Chains.permitted(edge.from(), window);
    }
}
