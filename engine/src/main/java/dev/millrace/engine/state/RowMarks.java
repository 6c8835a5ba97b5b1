// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the rows of a table since the last freeze, and what of the frozen ones is to
 * be written yet. The table tells it before it changes, moves or removes a row; a row that waits to
 * be written is written then.
 *
 * <p>Keys that have gone are kept in a table without slots until the next freeze. A key that comes
 * back is taken out of it, so an entry of either kind may be written before or after the other.
 *
 * <p>For one thread.
 */
final class RowMarks {
    private final RowTable table;
    private final RowForm form;
    private final EntryOut out;
    private final int slots;
    private ChangeMarks marks;

    /** Keys that were there at the last freeze, but are not now. */
    private RowTable removed = new RowTable(0);

    /** Keys that had gone at the last freeze, to be written from {@link #nextGone} on. */
    private @Nullable RowTable gone;

    private int nextGone;

    /**
     * @param slots the slots from this one on are not written, so a change in them does not count
     */
    RowMarks(RowTable table, RowForm form, EntryOut out, int slots) {
        this.table = table;
        this.form = form;
        this.out = out;
        this.slots = slots;
        this.marks = new ChangeMarks(table.capacity());
    }

    void beforeUpdate(int row, int slot) {
        if (slot < slots) {
            beforeUpdate(row);
        }
    }

    void beforeUpdate(int row) {
        if (marks.isPending(row)) {
            write(row);
        }
        marks.change(row);
    }

    /** Somebody is about to see an object of a row, and may change it before he says so. */
    void beforeHandOut(int row) {
        if (marks.isPending(row)) {
            write(row);
        }
    }

    private void write(int row) {
        marks.settle(row);
        out.put(form, table, row);
    }

    void inserted(int row) {
        boolean isNew = true;
        if (removed.size() > 0) {
            int before = removed.find(table.keyAt(row), table.hashAt(row));
            if (before != RowTable.NO_ROW) {
                removed.remove(before);
                isNew = false;
            }
        }
        marks.insert(row, isNew);
    }

    void beforeRemoval(int row) {
        if (marks.isPending(row)) {
            write(row);
        }
        if (marks.remove(row)) {
            removed.findOrInsert(table.keyAt(row), table.hashAt(row));
        }
    }

    void moved(int from, int to) {
        marks.move(from, to);
    }

    /** The rows are about to move to other places; each is told to {@link Move}. */
    Move beginMove(int capacity) {
        return new Move(marks.forCapacity(capacity));
    }

    /** Takes the marks along to where the rows go. */
    final class Move {
        private final ChangeMarks next;

        private Move(ChangeMarks next) {
            this.next = next;
        }

        void moved(int from, int to) {
            next.take(marks, from, to);
        }

        void end() {
            marks = next;
        }
    }

    void freeze() {
        boolean all = out.isBase();
        marks.freeze(all);
        gone = all || removed.size() == 0 ? null : removed;
        nextGone = RowTable.NO_ROW;
        if (removed.size() > 0) {
            removed = new RowTable(0);
        }
    }

    /**
     * Writes at most {@code most} entries.
     *
     * @return how many of them are left; none if there may be more to write
     */
    int writeOn(int most) {
        int left = writeGone(most);
        while (left > 0) {
            int row = marks.nextPending();
            if (row == ChangeMarks.NONE) {
                return left;
            }
            if (row >= table.capacity() || table.isFree(row)) {
                marks.settle(row);
            } else {
                write(row);
                left--;
            }
        }
        return 0;
    }

    private int writeGone(int most) {
        int left = most;
        while (gone != null && left > 0) {
            nextGone = gone.nextRow(nextGone);
            if (nextGone == RowTable.NO_ROW) {
                gone = null;
            } else {
                writeGone(gone, nextGone);
                left--;
            }
        }
        return left;
    }

    private void writeGone(RowTable keys, int row) {
        Object key = Objects.requireNonNull(keys.keyAt(row));
        int hash = keys.hashAt(row);
        out.write(to -> form.delete(to, key, hash));
    }

    long sizeBytes() {
        return marks.sizeBytes() + removed.sizeBytes();
    }
}
