// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Batch;
import dev.millrace.engine.exchange.Room;

/**
 * Feeds the records of a batch to the head of a chain. Each instance runs as a copy of its class,
 * so that the call into the chain is inlined.
 */
public abstract class BatchLoop {
    /** The loop for input {@code ordinal} of {@code head}. */
    public static BatchLoop of(Operator head, int ordinal, Room room) {
        return head.context()
                .classCopy()
                .make(classFor(head, ordinal), BatchLoop.class, head, room);
    }

    private static Class<? extends BatchLoop> classFor(Operator head, int ordinal) {
        if (head instanceof TwoInputOperator) {
            return ordinal == 0 ? FirstInputLoop.class : SecondInputLoop.class;
        }
        return head instanceof KeyedOperator ? KeyedLoop.class : PlainLoop.class;
    }

    /**
     * Feeds records from {@code from} on, until the batch ends or the subtask's outputs are full.
     *
     * @return index of the first record that was not fed
     */
    public abstract int run(Batch batch, int from);
}
