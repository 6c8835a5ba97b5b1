// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.WindowSpec;
import java.util.Objects;

/** What an operator of a chain does: one of the graph's operators, or a part of one. */
public sealed interface PhysicalOperator {

    /** The graph's operator that this is, or is a part of. */
    OperatorSpec spec();

    /** An operator of the graph that is run as it stands. */
    record Whole(OperatorSpec spec) implements PhysicalOperator {
        public Whole {
            Objects.requireNonNull(spec, "spec");
            if (spec instanceof WindowSpec) {
                throw new IllegalArgumentException("A window is planned with its kind");
            }
        }
    }

    /** A window operator that one task runs alone, with the algorithm of {@code kind}. */
    record WholeWindow(WindowSpec spec, WindowKind kind) implements PhysicalOperator {
        public WholeWindow {
            Objects.requireNonNull(spec, "spec");
            Objects.requireNonNull(kind, "kind");
        }
    }

    /**
     * The first half of a window: runs in the producer's chain, adds up the records of each slice
     * and sends on one accumulator per slice and key, at the latest when the watermark has passed
     * its end. See {@link WindowSplit}.
     */
    record LocalWindow(WindowSpec spec) implements PhysicalOperator {
        public LocalWindow {
            Objects.requireNonNull(spec, "spec");
        }
    }

    /** The second half: merges what the {@link LocalWindow}s send and makes the results. */
    record GlobalWindow(WindowSpec spec) implements PhysicalOperator {
        public GlobalWindow {
            Objects.requireNonNull(spec, "spec");
        }
    }
}
