// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Batch;
import dev.millrace.engine.exchange.Room;

/** Feeds an operator that has one input and no key. */
final class PlainLoop extends BatchLoop {
    private final Operator head;
    private final Room room;

    PlainLoop(Operator head, Room room) {
        this.head = head;
        this.room = room;
    }

    @Override
    public int run(Batch batch, int from) {
        int size = batch.size();
        Object[] values = batch.values();
        long[] timestamps = batch.timestamps();
        int i = from;
        while (i < size && !room.isFull()) {
            head.record(values[i], timestamps[i]);
            i++;
        }
        return i;
    }
}
