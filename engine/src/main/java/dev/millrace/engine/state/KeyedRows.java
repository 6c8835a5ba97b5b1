// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All keyed state of one subtask of an operator: for each of its key groups a {@link RowTable}, in
 * it for each key with state one row, in it a slot per state.
 *
 * <p>Handles work on the row of the current key. Setting the key looks nothing up; the first access
 * finds the row and later ones use it. Reading inserts nothing, and a row whose last value was
 * cleared is removed when its key is left. A table per group keeps the pause when one grows short,
 * and is what a snapshot of the group is made from.
 *
 * <p>An operator that always needs its one row goes the short way:
 *
 * <pre>{@code
 * RowTable table = rows.tableOf(hash);
 * int row = table.findOrInsert(key, hash);
 * table.setLong(row, slot, table.longAt(row, slot) + 1);
 * }</pre>
 *
 * <p>For one thread.
 */
public final class KeyedRows {

    /** A table starts small: most jobs have 128 key groups and some have few keys. */
    private static final int FIRST_ROWS = 5;

    /** Standard deviations above the mean: of a hundred thousand tables three have more. */
    private static final int SPREAD = 4;

    private static final int UNKNOWN_ROW = -2;

    private final int maxParallelism;
    private final int firstGroup;
    private final @Nullable RowTable[] tables;

    /** While a snapshot is restored: rows that are about to come, in all. */
    private long expectedRows;

    /** What {@link #expect} has read: kept, or the compiler would leave the reads out. */
    @SuppressWarnings("unused")
    private long touched;

    private final List<NamedSlot> slots = new ArrayList<>();
    private final Map<String, NamedSlot> slotByName = new HashMap<>();
    private final KeyedForm form;
    private final FrozenTables frozen = new FrozenTables();
    private @Nullable Sweeper sweeper;

    // The current key. A Long is kept unboxed: storing a young object here for each record would
    // cost a
    // barrier each. Which of the two fields counts is in longKey.
    private boolean hasKey;
    private boolean longKey;
    private long keyBits;
    private @Nullable Object keyObject;
    private int hash;

    // Where its row is. The row is known while the table has not changed since.
    private int row = UNKNOWN_ROW;
    private int changesSeen;
    private boolean emptied;

    /**
     * Makes room for the groups from {@code firstGroup} to before {@code endGroup}.
     *
     * @param maxParallelism the number of key groups of the operator
     */
    public KeyedRows(int maxParallelism, int firstGroup, int endGroup) {
        this(maxParallelism, firstGroup, endGroup, EntryKeys.PLAIN);
    }

    /**
     * As the other one.
     *
     * @param keys how keys stand in a snapshot
     */
    public KeyedRows(int maxParallelism, int firstGroup, int endGroup, EntryKeys keys) {
        if (firstGroup < 0 || firstGroup >= endGroup || endGroup > maxParallelism) {
            throw new IllegalArgumentException(
                    "key groups " + firstGroup + " to " + endGroup + " of " + maxParallelism);
        }
        this.maxParallelism = maxParallelism;
        this.firstGroup = firstGroup;
        this.tables = new RowTable[endGroup - firstGroup];
        this.form = new KeyedForm(keys, slots);
    }

    /** Returns what is written of the rows in a snapshot, under a name unique in the operator. */
    public SnapshotPart part(String name) {
        return new KeyedPart(name, this, form, frozen);
    }

    // Slots.

    /**
     * Returns the slot of a name, a new one if there was none.
     *
     * @param kind what the slot is seen as
     * @param expiry what of it expires
     * @throws IllegalArgumentException if the name is that of another kind of state
     */
    public int slot(String name, ColumnKind kind, Expiry expiry) {
        NamedSlot slot = slotByName.get(name);
        if (slot == null) {
            return addSlot(name, kind, expiry, false).number();
        }
        slot.require(kind, expiry);
        if (slot.isRestored()) {
            replace(slot.claimed());
        }
        return slot.number();
    }

    /** Returns the slot of a state in a snapshot, which a handle may be asked for later. */
    NamedSlot restoredSlot(String name, ColumnKind kind, Expiry expiry) {
        NamedSlot slot = slotByName.get(name);
        if (slot == null) {
            return addSlot(name, kind, expiry, true);
        }
        new NamedSlot(slot.number(), name, kind, expiry, slot.column(), true)
                .require(slot.kind(), slot.expiry());
        return replace(slot.restored());
    }

    private NamedSlot replace(NamedSlot slot) {
        slots.set(slot.number(), slot);
        slotByName.put(slot.name(), slot);
        return slot;
    }

    private NamedSlot addSlot(String name, ColumnKind kind, Expiry expiry, boolean isRestored) {
        int number = slots.size();
        int column = number == 0 ? 0 : slots.get(number - 1).endColumn();
        NamedSlot slot = new NamedSlot(number, name, kind, expiry, column, isRestored);
        slots.add(slot);
        slotByName.put(name, slot);
        for (RowTable table : tables) {
            if (table != null) {
                table.addSlot(expiry == Expiry.WHOLE);
            }
        }
        return slot;
    }

    /** Returns whether a state was restored from a snapshot and no handle asked for since. */
    boolean isUnclaimed(String name) {
        NamedSlot slot = slotByName.get(name);
        return slot != null && slot.isRestored();
    }

    /**
     * Fits what was restored into a slot to what is kept there now: numbers may become wider.
     *
     * @throws StateRefusedException if a value cannot be of that type
     */
    public void fit(int slot, ElementType type) {
        new RestoredValues(this, slot).fit(type);
    }

    /** Returns the slot of a name that is known. */
    int slotNamed(String name) {
        return Objects.requireNonNull(slotByName.get(name), name).number();
    }

    /** Returns the slots in the order of their numbers. */
    List<NamedSlot> slots() {
        return slots;
    }

    /** Lets expired values of a slot be removed in passing. */
    void sweep(int slot, Sweeper.Rule rule) {
        if (sweeper == null) {
            sweeper = new Sweeper(tables);
        }
        sweeper.add(slot, rule);
    }

    // The current key.

    /** Makes {@code key} the current one. Its hash must be that of {@link KeyHash}. */
    public void setCurrentKey(Object key, int hash) {
        leaveKey();
        visitKey(key, hash);
    }

    /** Makes {@code key} the current one after {@link #leaveKey} or {@link #abandonKey}. */
    void visitKey(Object key, int hash) {
        if (key instanceof Long bits) {
            keyBits = bits;
            longKey = true;
        } else {
            keyObject = key;
            longKey = false;
        }
        this.hash = hash;
        hasKey = true;
    }

    /** Returns the current key. */
    public Object currentKey() {
        checkKey();
        return longKey ? Long.valueOf(keyBits) : Objects.requireNonNull(keyObject);
    }

    /** Returns the hash of the current key. */
    public int currentHash() {
        return hash;
    }

    /**
     * Ends the work on the current key: its row goes if it has become empty. There is no key after
     * it.
     */
    public void leaveKey() {
        if (emptied && hasEmptyRow()) {
            RowTable table = table();
            table.remove(row);
            table.trim();
        }
        forgetKey();
        if (sweeper != null) {
            sweeper.step();
        }
    }

    /**
     * Ends the work on the current key without touching any row.
     *
     * @return whether its row has become empty, so that the caller is to remove it
     */
    boolean abandonKey() {
        boolean isEmpty = emptied && hasEmptyRow();
        forgetKey();
        return isEmpty;
    }

    private boolean hasEmptyRow() {
        RowTable table = table();
        return rowIn(table) != RowTable.NO_ROW && table.isEmpty(row);
    }

    private void forgetKey() {
        emptied = false;
        row = UNKNOWN_ROW;
        hasKey = false;
    }

    private void checkKey() {
        if (!hasKey) {
            throw new IllegalStateException(
                    "there is no current key: keyed state and timers are for use while a record or"
                            + " a timer is processed, not in open() or close()");
        }
    }

    private RowTable table() {
        return tableOf(hash);
    }

    /** Returns the row of the current key in its table, or {@link RowTable#NO_ROW}. */
    private int rowIn(RowTable table) {
        if (row == UNKNOWN_ROW || table.changes() != changesSeen) {
            checkKey();
            row = longKey ? table.find(keyBits, hash) : table.find(currentKey(), hash);
            changesSeen = table.changes();
        }
        return row;
    }

    private int rowToWrite(RowTable table) {
        if (rowIn(table) == RowTable.NO_ROW) {
            row =
                    longKey
                            ? table.findOrInsert(keyBits, hash)
                            : table.findOrInsert(currentKey(), hash);
            changesSeen = table.changes();
        }
        return row;
    }

    // Keys that come next.

    /**
     * Brings the places of the next keys' rows into the processor's caches, all at once: with a
     * state larger than the caches a look-up is little more than waiting for memory, and the waits
     * of a whole batch overlap. (Group prefetching: Chen, Ailamaki, Gibbons and Mowry, "Improving
     * Hash Join Performance through Prefetching", 2004.)
     *
     * @param hashes the hash of each key
     * @param count how many of them
     */
    public void expect(int[] hashes, int count) {
        long seen = 0;
        for (int i = 0; i < count; i++) {
            RowTable table = tables[KeyGroups.groupOf(hashes[i], maxParallelism) - firstGroup];
            if (table != null) {
                seen ^= table.touch(hashes[i]);
            }
        }
        touched = seen;
    }

    // Values of the current key.

    /** Returns the value of a slot, or null. */
    public @Nullable Object get(int slot) {
        RowTable table = table();
        int row = rowIn(table);
        if (row == RowTable.NO_ROW) {
            return null;
        }
        table.beforeHandOut(row);
        return table.valueAt(row, slot);
    }

    /** The object in some slot is about to be changed in place. */
    public void beforeUpdate() {
        RowTable table = table();
        int row = rowIn(table);
        if (row != RowTable.NO_ROW) {
            table.beforeUpdate(row);
        }
    }

    /** Sets the value of a slot. */
    public void set(int slot, Object value) {
        RowTable table = table();
        table.setValue(rowToWrite(table), slot, value);
    }

    /** Returns whether a slot holds a value. */
    public boolean isPresent(int slot) {
        RowTable table = table();
        int row = rowIn(table);
        return row != RowTable.NO_ROW && table.isPresent(row, slot);
    }

    /** Returns the long of a slot, 0 if it holds none. */
    public long getLong(int slot) {
        RowTable table = table();
        int row = rowIn(table);
        return row == RowTable.NO_ROW ? 0 : table.longAt(row, slot);
    }

    /** Sets a slot that holds longs only. */
    public void setLong(int slot, long value) {
        RowTable table = table();
        table.setLong(rowToWrite(table), slot, value);
    }

    /** Takes the value out of a slot. */
    public void clear(int slot) {
        RowTable table = table();
        int row = rowIn(table);
        if (row != RowTable.NO_ROW) {
            table.clear(row, slot);
            emptied = true;
        }
    }

    /** Takes the values out of all slots. */
    public void clearAll() {
        for (int slot = 0; slot < slots.size(); slot++) {
            clear(slot);
        }
    }

    /** Returns the expiry time of a slot's present value. */
    long expiry(int slot) {
        RowTable table = table();
        return table.expiryAt(rowIn(table), slot);
    }

    /** Sets the expiry time of a slot's present value. */
    void setExpiry(int slot, long expiry) {
        RowTable table = table();
        table.setExpiry(rowIn(table), slot, expiry);
    }

    // Tables.

    /**
     * Returns the table of the key group that {@code hash} is in.
     *
     * @throws IllegalArgumentException if the group is another subtask's
     */
    public RowTable tableOf(int hash) {
        int index = KeyGroups.groupOf(hash, maxParallelism) - firstGroup;
        if (index < 0 || index >= tables.length) {
            throw notHere(index);
        }
        RowTable table = tables[index];
        return table != null ? table : makeTable(index);
    }

    private IllegalArgumentException notHere(int index) {
        return new IllegalArgumentException(
                "key group "
                        + (index + firstGroup)
                        + " is not here but only "
                        + firstGroup
                        + " to "
                        + (firstGroup + tables.length - 1)
                        + "; has the key changed since the record was partitioned?");
    }

    /**
     * So many rows are about to be restored, by keys of all groups: tables that have none yet make
     * room for their share when they grow.
     */
    void expectRows(long rows) {
        expectedRows = rows;
    }

    private RowTable makeTable(int index) {
        RowTable table = new RowTable(FIRST_ROWS);
        if (expectedRows > 0) {
            table.expectRows(shareOf(expectedRows, tables.length));
        }
        for (NamedSlot slot : slots) {
            table.addSlot(slot.expiry() == Expiry.WHOLE);
        }
        frozen.add(table, form);
        tables[index] = table;
        return table;
    }

    /** What a table of so many gets at most, but for few: hashes spread rows as dice would. */
    private static int shareOf(long rows, int among) {
        double mean = (double) rows / among;
        return (int) (mean + SPREAD * Math.sqrt(mean));
    }

    /** Returns the table of the key group that {@code hash} is in, null if it has had no state. */
    @Nullable RowTable tableIfAny(int hash) {
        int index = KeyGroups.groupOf(hash, maxParallelism) - firstGroup;
        return index < 0 || index >= tables.length ? null : tables[index];
    }

    /** Returns the tables by key group, null where a group has had no state. */
    @Nullable RowTable[] tables() {
        return tables;
    }

    // Upkeep.

    /** Whether anything in the rows expires, so that {@link #cleanUp} has something to do. */
    public boolean expires() {
        return sweeper != null;
    }

    /**
     * Looks through some rows for expired values and removes them; to be called when there is
     * nothing else to do. There must be no current key.
     *
     * @return whether there may be more to look through in this round
     */
    public boolean cleanUp(int rows) {
        return sweeper != null && sweeper.step(rows);
    }

    /** Returns the number of keys with state. */
    public long rowCount() {
        long count = 0;
        for (RowTable table : tables) {
            count += table == null ? 0 : table.size();
        }
        return count;
    }

    /** Returns about how much memory the rows take, in bytes, without the objects they refer to. */
    public long sizeBytes() {
        long bytes = 0;
        for (RowTable table : tables) {
            bytes += table == null ? 0 : table.sizeBytes();
        }
        return bytes;
    }
}
