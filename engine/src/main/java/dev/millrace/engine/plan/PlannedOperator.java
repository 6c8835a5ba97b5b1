// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.engine.plan.PhysicalOperator.GlobalWindow;
import dev.millrace.engine.plan.PhysicalOperator.LocalWindow;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One operator of a chain. Its outputs go to the {@code chained} operators and to the {@link
 * Plan#edgesFrom edges} that leave the task from it; an output that neither names is not read.
 *
 * @param id unique in the plan
 * @param uid the user's uid, or one that {@linkplain StableIds is derived}; unique in the plan, and
 *     the same whenever the same program is planned
 * @param name for people; may repeat
 * @param work what the operator does
 * @param errorPolicy what happens to a record it cannot process
 * @param chained the operators of the same chain that it feeds directly
 */
public record PlannedOperator(
        int id,
        String uid,
        String name,
        PhysicalOperator work,
        ErrorPolicy errorPolicy,
        List<Successor> chained) {

    public PlannedOperator {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(errorPolicy, "errorPolicy");
        chained = List.copyOf(chained);
    }

    /** What it does, in a word or two for people. */
    public String kind() {
        String kind = OperatorKind.of(work.spec()).label();
        if (work instanceof WholeWindow window) {
            return kind + ", " + window.kind().name().toLowerCase(Locale.ROOT);
        }
        if (work instanceof LocalWindow) {
            return kind + ", local half";
        }
        return work instanceof GlobalWindow ? kind + ", global half" : kind;
    }
}
