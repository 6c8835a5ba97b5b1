// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Batch;
import dev.millrace.engine.exchange.Room;

/** Feeds an operator that has one keyed input. */
final class KeyedLoop extends BatchLoop {
    private final KeyedOperator head;
    private final Room room;

    /** Kept, or the compiler would leave the reads of {@link #bringNear} out. */
    @SuppressWarnings("unused")
    private int seen;

    KeyedLoop(KeyedOperator head, Room room) {
        this.head = head;
        this.room = room;
    }

    @Override
    public int run(Batch batch, int from) {
        int size = batch.size();
        Object[] values = batch.values();
        long[] timestamps = batch.timestamps();
        int[] hashes = batch.keyHashes();
        if (from == 0) {
            bringNear(values, size);
            head.expect(hashes, size);
        }
        int i = from;
        while (i < size && !room.isFull()) {
            head.record(values[i], timestamps[i], hashes[i]);
            i++;
        }
        return i;
    }

    /**
     * Asks each record of a batch for its class, so that all are fetched at once: mostly another
     * processor has read them last, and feeding them one by one would wait for each.
     */
    private void bringNear(Object[] values, int size) {
        int batches = 0;
        for (int i = 0; i < size; i++) {
            if (values[i] instanceof Batch) {
                batches++;
            }
        }
        seen = batches;
    }
}
