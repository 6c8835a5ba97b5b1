// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.time.WatermarkAlignment;
import dev.millrace.engine.plan.PhysicalOperator;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.source.AlignmentGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tasks of a plan that read a source, and which of their readers wait for each other. */
final class Sources {
    private final Map<String, Alignment> alignments = new HashMap<>();

    Sources(Plan plan) {
        Map<String, Integer> sizes = new HashMap<>();
        for (Task task : of(plan)) {
            WatermarkAlignment wanted = spec(task).watermarks().alignment();
            if (wanted != null) {
                sizes.merge(wanted.group(), task.parallelism(), Integer::sum);
            }
        }
        sizes.forEach((group, size) -> alignments.put(group, new Alignment(size)));
    }

    static List<Task> of(Plan plan) {
        return plan.tasks().stream().filter(Sources::isRead).toList();
    }

    static boolean isRead(Task task) {
        return specOf(task) instanceof OperatorSpec.OfSource;
    }

    static OperatorSpec.OfSource spec(Task task) {
        if (specOf(task) instanceof OperatorSpec.OfSource source) {
            return source;
        }
        throw new IllegalArgumentException(task.name() + " reads no source");
    }

    /** The group of this name. */
    AlignmentGroup group(String name) {
        return Objects.requireNonNull(alignments.get(name)).group;
    }

    /** The next free place in the group of this name. */
    int nextMember(String name) {
        return Objects.requireNonNull(alignments.get(name)).members++;
    }

    private static @Nullable OperatorSpec specOf(Task task) {
        return task.head().work() instanceof PhysicalOperator.Whole whole ? whole.spec() : null;
    }

    /** A group and how many of its places are taken. */
    private static final class Alignment {
        private final AlignmentGroup group;
        private int members;

        Alignment(int size) {
            group = new AlignmentGroup(size);
        }
    }
}
