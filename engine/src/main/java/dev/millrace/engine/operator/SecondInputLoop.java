// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Batch;
import dev.millrace.engine.exchange.Room;

/** Feeds the second input of an operator that has two. */
final class SecondInputLoop extends BatchLoop {
    private final TwoInputOperator head;
    private final Room room;

    SecondInputLoop(TwoInputOperator head, Room room) {
        this.head = head;
        this.room = room;
    }

    @Override
    public int run(Batch batch, int from) {
        int size = batch.size();
        Object[] values = batch.values();
        long[] timestamps = batch.timestamps();
        int[] hashes = batch.keyHashes();
        int i = from;
        while (i < size && !room.isFull()) {
            head.second(values[i], timestamps[i], hashes.length == 0 ? 0 : hashes[i]);
            i++;
        }
        return i;
    }
}
