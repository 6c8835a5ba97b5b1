// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.engine.plan.PhysicalOperator.GlobalWindow;
import dev.millrace.engine.plan.PhysicalOperator.LocalWindow;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a chain. Its outputs go to the {@code chained} operators and to the {@link
 * Plan#edgesFrom edges} that leave the task from it; an output that neither names is not read.
 *
 * @param id unique in the plan
 * @param uid the user's uid, or one that {@linkplain StableIds is derived}; unique in the plan, and
 *     the same whenever the same program is planned
 * @param name for people; may repeat
 * @param work what the operator does
 * @param origin the line of the program that made it, null if that is not known
 * @param errorPolicy what happens to a record it cannot process
 * @param chained the operators of the same chain that it feeds directly
 */
public record PlannedOperator(
        int id,
        String uid,
        String name,
        PhysicalOperator work,
        @Nullable StackTraceElement origin,
        ErrorPolicy errorPolicy,
        List<Successor> chained) {

    public PlannedOperator {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(errorPolicy, "errorPolicy");
        chained = List.copyOf(chained);
    }

    /**
     * What it does, in a word that stands in checkpoints: an operator takes only the state that one
     * of its kind has written. Once released, a word never changes. Both ways to run a window by
     * slices keep the same state, so they are of one kind.
     */
    public String storedKind() {
        String kind = OperatorKind.of(work.spec()).label();
        if (work instanceof WholeWindow window) {
            return kind + "-" + window.kind().label();
        }
        if (work instanceof LocalWindow) {
            return kind + "-local";
        }
        return work instanceof GlobalWindow ? kind + "-" + WindowKind.SLICES.label() : kind;
    }

    /**
     * Whether it can remember anything over a restart: all can but sinks that have nothing to
     * commit.
     */
    public boolean canRemember() {
        return !(work.spec() instanceof OperatorSpec.OfSink sink)
                || sink.sink() instanceof CommittingSink;
    }

    /**
     * Whether it surely remembers something under its uid. What only a user's function keeps, if
     * that is rich, is not known before it is made.
     */
    public boolean remembers() {
        return canRemember()
                && !(work instanceof LocalWindow)
                && !(work.spec() instanceof OperatorSpec.OfMap)
                && !(work.spec() instanceof OperatorSpec.OfFilter)
                && !(work.spec() instanceof OperatorSpec.OfFlatMap)
                && !(work.spec() instanceof OperatorSpec.OfTimestamps);
    }

    /** Whether its state is divided by key. */
    public boolean isKeyed() {
        return !(work instanceof LocalWindow) && OperatorKind.of(work.spec()).isKeyed(0);
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
