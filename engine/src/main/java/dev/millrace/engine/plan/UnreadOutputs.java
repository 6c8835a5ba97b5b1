// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.ErrorPolicy.ToDeadLetters;
import dev.millrace.api.graph.OperatorSpec.OfSink;
import dev.millrace.api.graph.WindowSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the outputs that nobody reads: allowed, but seldom meant. */
final class UnreadOutputs {

    private UnreadOutputs() {}

    /** What to tell a user about {@code operator}; empty if all its known outputs are read. */
    static List<String> in(PlannedOperator operator, Plan plan) {
        Set<@Nullable OutputTag<?>> read = outputsRead(operator, plan);
        List<String> notes = new ArrayList<>();
        if (read.isEmpty() && !(operator.work().spec() instanceof OfSink)) {
            notes.add("no output is read");
        }
        if (operator.work().spec() instanceof WindowSpec window) {
            note(notes, "late records", window.lateOutput(), read);
        }
        if (operator.errorPolicy() instanceof ToDeadLetters policy) {
            note(notes, "dead letters", policy.tag(), read);
        }
        return notes;
    }

    private static void note(
            List<String> notes,
            String what,
            @Nullable OutputTag<?> tag,
            Set<@Nullable OutputTag<?>> read) {
        if (tag != null && !read.contains(tag)) {
            notes.add(what + " [" + Escaped.of(tag.getId()) + "] are not read");
        }
    }

    /** The outputs that are read; null, as ever, is the main one. */
    private static Set<@Nullable OutputTag<?>> outputsRead(PlannedOperator operator, Plan plan) {
        Set<@Nullable OutputTag<?>> read = new HashSet<>();
        operator.chained().forEach(successor -> read.add(successor.sideOutput()));
        plan.edgesFrom(operator).forEach(edge -> read.add(edge.sideOutput()));
        return read;
    }
}
