// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/**
 * Records on their way between two subtasks, as parallel arrays. The sender fills it and lets go of
 * it when it is handed over; from then on only the receiver touches it. Each batch has new arrays:
 * arrays that were used again would grow old, and each store of a young record into an old array
 * costs G1 a slow write barrier.
 */
public final class Batch {
    /** Most records of a batch: long enough to spread the cost of a hand-over, 4 KiB of arrays. */
    public static final int CAPACITY = 256;

    private static final int[] NO_HASHES = {};

    final Object[] values;
    final long[] timestamps;
    final int[] keyHashes;
    int size;

    /**
     * An empty batch.
     *
     * @param capacity most records it takes
     * @param keyed whether records carry the hash of their key
     */
    public Batch(int capacity, boolean keyed) {
        values = new Object[capacity];
        timestamps = new long[capacity];
        keyHashes = keyed ? new int[capacity] : NO_HASHES;
    }

    public void add(Object value, long timestamp) {
        int i = size;
        values[i] = value;
        timestamps[i] = timestamp;
        size = i + 1;
    }

    public void add(Object value, long timestamp, int keyHash) {
        int i = size;
        values[i] = value;
        timestamps[i] = timestamp;
        keyHashes[i] = keyHash;
        size = i + 1;
    }

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size == values.length;
    }

    public Object[] values() {
        return values;
    }

    public long[] timestamps() {
        return timestamps;
    }

    /** Hash of each record's key; empty on an edge that is not keyed. */
    public int[] keyHashes() {
        return keyHashes;
    }
}
