// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

/**
 * Something that is driven in small steps by one thread at a time and never blocks (unless it has
 * asked for a thread of its own).
 */
public interface Steppable {

    /** Shown in thread dumps and traces. */
    String name();

    /**
     * Does a bounded piece of work and returns how much it did; 0 says that nothing could be done
     * now. Throws nothing: failures are reported to the job.
     */
    int step();

    /** Whether it may leave its thread interrupted, because it is to be woken and end. */
    default boolean mayStayInterrupted() {
        return false;
    }

    /** Whether everything is done; it is not stepped again. */
    boolean isDone();

    /**
     * When there may be work without anybody else doing something first, as monotonic ns; {@code
     * Long.MAX_VALUE} for never. A simulation jumps there when nothing else can move.
     */
    long nextDeadlineNs();
}
