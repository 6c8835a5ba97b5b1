// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The way from one sending to one receiving subtask: a bounded queue of {@link Batch} and {@link
 * Control}. It is bounded twice: by its slots, and by records, so that no more waits in it than the
 * receiver works off in a fifth of a second; see {@link QueueLimit}.
 */
public final class Channel {
    /** Slots of a queue; with full batches 16,384 records, the most that may wait. */
    public static final int SLOTS = 64;

    private static final VarHandle SENT;
    private static final VarHandle TAKEN;
    private static final VarHandle WAIT_NS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SENT = lookup.findVarHandle(Channel.class, "sent", long.class);
            TAKEN = lookup.findVarHandle(Channel.class, "taken", long.class);
            WAIT_NS = lookup.findVarHandle(Channel.class, "waitNs", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SpscAtomicArrayQueue<Object> queue = new SpscAtomicArrayQueue<>(SLOTS);

    /** Records handed over so far; written by the sender. */
    @SuppressWarnings("unused")
    private long sent;

    /** Records taken so far; written by the receiver. */
    @SuppressWarnings("unused")
    private long taken;

    /** How long a record waits; written by the receiver. */
    @SuppressWarnings("unused")
    private long waitNs;

    /** Most records that may wait; written by the receiver. */
    private volatile int limit = SLOTS * Batch.CAPACITY;

    /** Hands over {@code element} unless the channel is full. Called by the sender. */
    public boolean offer(Object element) {
        if (element instanceof Batch batch) {
            long sentBefore = (long) SENT.get(this);
            if (sentBefore - (long) TAKEN.getAcquire(this) >= limit || !queue.offer(element)) {
                return false;
            }
            SENT.setRelease(this, sentBefore + batch.size);
            return true;
        }
        return queue.offer(element);
    }

    /** What {@link #poll} would take, without taking it; null if nothing waits. */
    public @Nullable Object peek() {
        return queue.peek();
    }

    /** The next element, or null if there is none now. Called by the receiver. */
    public @Nullable Object poll() {
        Object element = queue.poll();
        if (element instanceof Batch batch) {
            TAKEN.setRelease(this, (long) TAKEN.get(this) + batch.size);
        }
        return element;
    }

    /** Records that wait, as any thread sees it now. */
    public long waiting() {
        return Math.max(0, (long) SENT.getOpaque(this) - (long) TAKEN.getOpaque(this));
    }

    /** How long a record that is sent now waits, as any thread sees it now; an estimate. */
    public long waitNs() {
        return (long) WAIT_NS.getOpaque(this);
    }

    /** Tells how long a record waits. Called by the receiver. */
    void waitNs(long estimateNs) {
        WAIT_NS.setOpaque(this, estimateNs);
    }

    /** Records taken so far, as any thread sees it now. */
    public long taken() {
        return (long) TAKEN.getOpaque(this);
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Most records that may wait. */
    public int limit() {
        return limit;
    }

    /** Sets how many records may wait, at least one. Called by the receiver. */
    public void limit(int records) {
        if (records < 1) {
            throw new IllegalArgumentException("A channel needs room for a record: " + records);
        }
        if (records != limit) {
            limit = records;
        }
    }
}
