// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.Node;

/** Says which operator is meant, so that its user finds it. */
final class Origin {

    private Origin() {}

    /** Name and line as stack traces have it: {@code 'parse' at Orders.main(Orders.java:31)}. */
    static String of(Node node) {
        String name = "'" + Escaped.of(node.name()) + "'";
        return node.origin() == null ? name : name + " at " + node.origin();
    }
}
