// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Freezes and writes the tables of one part of a snapshot, of which some may come and go meanwhile.
 * Nothing is kept track of before the first freeze, nor after a checkpoint was given up until the
 * next.
 *
 * <p>For one thread.
 */
public final class FrozenTables {

    private static final class Member {
        final RowTable table;
        final RowForm form;

        /** Whether the table was there at the last freeze. */
        boolean isKnown;

        Member(RowTable table, RowForm form) {
            this.table = table;
            this.form = form;
        }
    }

    private final int slots;
    private final EntryOut out = new EntryOut();
    private final List<Member> members = new ArrayList<>();
    private final List<Object> dropped = new ArrayList<>();
    private boolean tracking;

    /** While frozen: what is to be written, in this order. */
    private final ArrayDeque<Member> unwritten = new ArrayDeque<>();

    public FrozenTables() {
        this(Integer.MAX_VALUE);
    }

    /**
     * @param slots only so many first slots of the tables are written
     */
    public FrozenTables(int slots) {
        this.slots = slots;
    }

    /** A table that is written from now on. */
    public void add(RowTable table, RowForm form) {
        Member member = new Member(table, form);
        members.add(member);
        if (tracking) {
            table.track(new RowMarks(table, form, out, slots));
        }
    }

    /**
     * A table that nobody will change any more.
     *
     * @param namespace that of its entries, which is said to be empty now
     */
    public void drop(RowTable table, Object namespace) {
        for (Iterator<Member> all = members.iterator(); all.hasNext(); ) {
            Member member = all.next();
            if (member.table == table) {
                all.remove();
                if (tracking && member.isKnown) {
                    dropped.add(namespace);
                }
                return;
            }
        }
    }

    /** See {@link dev.millrace.engine.snapshot.SnapshotPart#freeze}. */
    public void freeze(EntryWriter to, boolean base) {
        if (!tracking && !base) {
            throw new IllegalStateException("the first freeze has to be a base");
        }
        out.freeze(to, base);
        if (base) {
            dropped.clear();
        }
        writeDrops();
        for (Member member : members) {
            freeze(member);
        }
        tracking = true;
    }

    /**
     * Drops go first and at once: a namespace that was dropped may have come back, and a row of it
     * is written as soon as it is touched. Read in the other order, the drop would take that row.
     */
    private void writeDrops() {
        for (Object namespace : dropped) {
            out.write(
                    to -> {
                        to.begin(Change.DROP_NAMESPACE, 0);
                        to.namespace(namespace);
                        to.end();
                    });
        }
        dropped.clear();
    }

    private void freeze(Member member) {
        RowMarks marks = member.table.marks();
        if (marks == null) {
            marks = new RowMarks(member.table, member.form, out, slots);
            member.table.track(marks);
        }
        marks.freeze();
        member.isKnown = true;
        unwritten.add(member);
    }

    /** See {@link dev.millrace.engine.snapshot.SnapshotPart#writeOn}. */
    public boolean writeOn(int mostEntries) {
        int left = mostEntries;
        while (left > 0 && !unwritten.isEmpty()) {
            left = Objects.requireNonNull(unwritten.element().table.marks()).writeOn(left);
            if (left > 0) {
                unwritten.remove();
            }
        }
        out.check();
        return unwritten.isEmpty();
    }

    /** See {@link dev.millrace.engine.snapshot.SnapshotPart#thaw}. */
    public void thaw() {
        boolean givenUp = !unwritten.isEmpty();
        out.thaw();
        if (givenUp) {
            unwritten.clear();
            dropped.clear();
            members.forEach(member -> member.table.track(null));
            tracking = false;
        }
    }

    /** Returns about how much memory the marks take, in bytes. */
    public long sizeBytes() {
        long bytes = 0;
        for (Member member : members) {
            @Nullable RowMarks marks = member.table.marks();
            bytes += marks == null ? 0 : marks.sizeBytes();
        }
        return bytes;
    }
}
