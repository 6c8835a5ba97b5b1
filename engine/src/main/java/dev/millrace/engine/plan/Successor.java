// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.function.OutputTag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operator that runs in the same chain as the one that feeds it.
 *
 * @param sideOutput the output it reads, or null for the main output
 * @param operator the operator that reads
 */
public record Successor(@Nullable OutputTag<?> sideOutput, PlannedOperator operator) {

    public Successor {
        Objects.requireNonNull(operator, "operator");
    }
}
