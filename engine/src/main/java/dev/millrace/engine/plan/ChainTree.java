// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.function.OutputTag;
import java.util.Iterator;

/** Draws a chain as a tree, a row for each operator. */
final class ChainTree {
    private final Plan plan;
    private final Columns rows = new Columns();

    ChainTree(Plan plan) {
        this.plan = plan;
    }

    Columns rows(PlannedOperator head) {
        draw(head, "", "");
        return rows;
    }

    /**
     * Draws an operator and what it feeds.
     *
     * @param lead what stands before the operator's name
     * @param below what stands before the branches of the operators it feeds
     */
    private void draw(PlannedOperator operator, String lead, String below) {
        rows.add(
                lead + Escaped.of(operator.name()),
                operator.kind(),
                Escaped.of(operator.uid()),
                String.join("; ", UnreadOutputs.in(operator, plan)));
        for (Iterator<Successor> rest = operator.chained().iterator(); rest.hasNext(); ) {
            Successor next = rest.next();
            String branch = rest.hasNext() ? "├─ " : "└─ ";
            String trunk = rest.hasNext() ? "│  " : "   ";
            draw(next.operator(), below + branch + output(next), below + trunk);
        }
    }

    private static String output(Successor successor) {
        OutputTag<?> tag = successor.sideOutput();
        return tag == null ? "" : "[" + Escaped.of(tag.getId()) + "] ";
    }
}
