// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.OperatorMetrics;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;

/** Reads an operator's counts while it runs: each is a moment old, none is torn. */
final class Metrics {
    private Metrics() {}

    static OperatorMetrics of(Operator operator) {
        OperatorContext context = operator.context();
        return new OperatorMetrics(
                context.operator(),
                context.uid(),
                context.subtask(),
                operator.recordsTaken(),
                operator.out().recordsTaken(),
                operator.lateDropped(),
                context.failures().count(),
                operator.currentWatermark(),
                context.counters().read());
    }
}
