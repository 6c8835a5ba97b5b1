// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.state.RowTable;
import dev.millrace.engine.state.RowWalk;

/**
 * The accumulators by key of a window that slides over slices: from {@link #from} to before {@link
 * #end}. Each slice enters once and leaves once, so the cost of a slice does not depend on how many
 * windows hold it. A key has a row as long as a slice of the window holds it.
 *
 * <p>For one thread. What a method throws is thrown by the user's function, and the total cannot be
 * used any more.
 */
abstract class SlidingTotal {
    final Accumulators accumulators;
    final Slices slices;
    final RowWalk walk = new RowWalk();
    private long from = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;

    SlidingTotal(Accumulators accumulators, Slices slices) {
        this.accumulators = accumulators;
        this.slices = slices;
    }

    /** A slice that is later than all before. */
    abstract void enter(RowTable slice) throws Exception;

    /** The earliest slice of those that entered. */
    abstract void leave(RowTable slice) throws Exception;

    /** A record was added to a slice that has entered. */
    abstract void follow(long slice, Object key, int hash, Object value, boolean isNewInSlice)
            throws Exception;

    /** The keys of the window, a row each; not to be changed. */
    abstract RowTable keys();

    /** The result of a row of {@link #keys}. */
    abstract Object result(int row) throws Exception;

    final boolean isEmpty() {
        return keys().size() == 0;
    }

    /** Whether the records of a slice are part of the total. */
    final boolean holds(long slice) {
        return from <= slice && slice < end;
    }

    /** The first slice that has not left. */
    final long from() {
        return from;
    }

    /** The first slice that has not entered. */
    final long end() {
        return end;
    }

    /** Moves on to the slices from {@code from} to before {@code end}, neither less than before. */
    final void slideTo(long from, long end) throws Exception {
        leaveBefore(from);
        this.end = Math.max(this.end, from);
        for (int i = slices.placeFrom(this.end); i < slices.size() && slices.number(i) < end; i++) {
            enter(slices.table(i));
            this.end = slices.number(i) + 1;
        }
        this.end = Math.max(this.end, end);
    }

    /** Takes out the slices before {@code from}, which are to be dropped. */
    final void leaveBefore(long from) throws Exception {
        long last = Math.min(from, end);
        for (int i = slices.placeFrom(this.from); i < slices.size(); i++) {
            if (slices.number(i) >= last) {
                break;
            }
            this.from = slices.number(i) + 1;
            leave(slices.table(i));
        }
        this.from = Math.max(this.from, from);
    }
}
