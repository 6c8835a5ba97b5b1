// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.engine.inspect.SubtaskThread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacks of threads added up to a tree. Frames of the engine's own hidden classes are not in a
 * JVM's stack traces; what users wrote is.
 */
final class FlameGraph {
    private final Node root;
    private int lookedAt;

    private static final class Node {
        private final String name;
        private long value;
        private final Map<String, Node> children = new LinkedHashMap<>();

        Node(String name) {
            this.name = name;
        }
    }

    FlameGraph(String name) {
        this.root = new Node(name);
    }

    /** Looks once at each thread; counts it if it is in a step of the operator's chain. */
    synchronized void sample(List<SubtaskThread> threads) {
        for (SubtaskThread thread : threads) {
            lookedAt++;
            if (thread.stepping().getAsBoolean()) {
                StackTraceElement[] frames = thread.thread().getStackTrace();
                if (thread.stepping().getAsBoolean() && frames.length > 0) {
                    add(frames);
                }
            }
        }
    }

    private void add(StackTraceElement[] frames) {
        Node node = root;
        node.value++;
        for (int i = frames.length - 1; i >= 0; i--) {
            String name = frames[i].getClassName() + "." + frames[i].getMethodName();
            node = node.children.computeIfAbsent(name, Node::new);
            node.value++;
        }
    }

    synchronized long samples() {
        return root.value;
    }

    synchronized int lookedAt() {
        return lookedAt;
    }

    /** As {@code FlameNode} in the description. */
    synchronized ObjectNode tree() {
        return tree(root);
    }

    private static ObjectNode tree(Node node) {
        ObjectNode json =
                Json.mapper().createObjectNode().put("name", node.name).put("value", node.value);
        ArrayNode children = json.putArray("children");
        node.children.values().forEach(child -> children.add(tree(child)));
        return json;
    }
}
