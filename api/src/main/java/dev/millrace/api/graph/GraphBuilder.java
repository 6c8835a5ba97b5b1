// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the nodes of a graph in order of creation. Used by one thread. */
public final class GraphBuilder {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String API_PACKAGE = "dev.millrace.api.";

    private final List<Node> nodes = new ArrayList<>();

    /** Adds an operator named {@code name} that reads {@code inputs}. */
    public Node add(OperatorSpec spec, String name, List<Edge> inputs) {
        Node node = new Node(nodes.size(), spec, name, inputs, userLine());
        nodes.add(node);
        return node;
    }

    /** The nodes so far; inputs stand before the nodes that read them. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /**
     * Takes back {@code node}, the one added last.
     *
     * @throws IllegalArgumentException if another was added since
     */
    public void withdraw(Node node) {
        if (nodes.isEmpty() || nodes.get(nodes.size() - 1) != node) {
            throw new IllegalArgumentException(node + " is not the operator added last");
        }
        nodes.remove(nodes.size() - 1);
    }

    private static @Nullable StackTraceElement userLine() {
        return WALKER.walk(
                frames ->
                        frames.filter(frame -> !frame.getClassName().startsWith(API_PACKAGE))
                                .findFirst()
                                .map(StackWalker.StackFrame::toStackTraceElement)
                                .orElse(null));
    }
}
