// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

import java.util.ArrayDeque;

/**
 * The sending end of a channel: collects records into batches and hands them over in order with
 * control elements. What does not fit waits here and blocks the subtask's {@link Room}; that is at
 * most what one user call or one control element makes.
 *
 * <p>Owned by the sender's thread.
 */
final class Outbound {
    /** A limited queue is filled by this many batches, so that the receiver can begin early. */
    private static final int BATCHES_PER_LIMIT = 8;

    /** Records of the smallest batch: arrays of one or two cache lines each. */
    private static final int LEAST_CAPACITY = 8;

    private final Channel channel;
    private final Room room;
    private final boolean keyed;
    private final ArrayDeque<Object> overflow = new ArrayDeque<>();
    private int capacity = LEAST_CAPACITY;
    private Batch open;

    Outbound(Channel channel, Room room, boolean keyed) {
        this.channel = channel;
        this.room = room;
        this.keyed = keyed;
        this.open = newBatch();
    }

    void add(Object value, long timestamp) {
        open.add(value, timestamp);
        if (open.isFull()) {
            sealFull();
        }
    }

    void add(Object value, long timestamp, int keyHash) {
        open.add(value, timestamp, keyHash);
        if (open.isFull()) {
            sealFull();
        }
    }

    void control(Control control) {
        if (open.size > 0) {
            shrinkAfter(open);
            seal();
        }
        handOver(control);
    }

    /** Hands over what waits, then a part of a batch if there is room for it; whether it did. */
    boolean flush() {
        if (!overflow.isEmpty()) {
            return false;
        }
        if (open.size > 0 && channel.offer(open)) {
            shrinkAfter(open);
            open = newBatch();
            return true;
        }
        return false;
    }

    /** Hands over what did not fit before; whether anything moved. */
    boolean drain() {
        if (overflow.isEmpty()) {
            return false;
        }
        boolean moved = false;
        while (!overflow.isEmpty() && channel.offer(overflow.peek())) {
            overflow.poll();
            moved = true;
        }
        if (overflow.isEmpty()) {
            room.unblock();
        }
        return moved;
    }

    /** Whether everything has been handed over. */
    boolean isEmpty() {
        return open.size == 0 && overflow.isEmpty();
    }

    private void sealFull() {
        capacity = Math.min(Batch.CAPACITY, 2 * capacity);
        seal();
    }

    /**
     * A batch that a watermark ends early is followed by smaller ones. Where few records pass
     * between two watermarks, most of the time would else go into arrays that stay empty.
     */
    private void shrinkAfter(Batch batch) {
        if (batch.size < capacity / 4) {
            capacity = Math.max(LEAST_CAPACITY, capacity / 2);
        }
    }

    private void seal() {
        Batch full = open;
        open = newBatch();
        handOver(full);
    }

    private void handOver(Object element) {
        if (overflow.isEmpty()) {
            if (channel.offer(element)) {
                return;
            }
            room.block();
        }
        overflow.add(element);
    }

    private Batch newBatch() {
        int most = 1 + channel.limit() / BATCHES_PER_LIMIT;
        return new Batch(Math.min(capacity, most), keyed);
    }
}
