// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.state.RowLayout.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that rows lie in, and the values of their slots. Where a row lies is decided by {@link
 * RowTable}; what it holds, here.
 *
 * <p>The meta word of a row: bits 0–31 the key's hash, bit 32 set in a row in use, bit 33 free, bit
 * 34 + i set when slot i holds an unboxed value. A word of 0 is a free row.
 */
abstract class RowArrays {

    static final long IN_USE = 1L << 32;
    private static final int PRESENCE_SHIFT = 34;

    private static final long[] ONE_FREE_ROW = new long[1];
    private static final @Nullable Object[] NO_REFERENCES = new Object[0];

    RowLayout layout;
    long[] words = ONE_FREE_ROW;
    @Nullable Object[] references = NO_REFERENCES;

    /** One less than the number of rows there is room for, which is a power of two. */
    int mask;

    // What the layout says, at hand.
    @Nullable Class<?> wordKeyClass;
    int wordStride;
    int referenceStride;
    private int[] wordOffsets;
    private int[] referenceOffsets;
    private int[] expiryOffsets;
    private @Nullable PrimitiveKind[] wordKinds;

    /** Told before a value changes; null while no snapshot is taken of the rows. */
    @Nullable RowMarks marks;

    RowArrays(RowLayout layout) {
        this.layout = layout;
        this.wordKeyClass = layout.wordKeyClass();
        this.wordStride = layout.wordStride();
        this.referenceStride = layout.referenceStride();
        this.wordOffsets = layout.wordOffsets();
        this.referenceOffsets = layout.referenceOffsets();
        this.expiryOffsets = layout.expiryOffsets();
        this.wordKinds = layout.wordKinds();
    }

    /**
     * Adds a slot, empty in every row.
     *
     * @param expires whether its values carry a time of expiry
     * @return its number
     */
    public int addSlot(boolean expires) {
        int slot = layout.slotCount();
        adopt(layout.plusSlot(RowLayout.Cell.undecided(expires)));
        return slot;
    }

    /** Returns whether a slot of a row holds a value. */
    public boolean isPresent(int row, int slot) {
        if (wordOffsets[slot] != RowLayout.NO_WORD) {
            return (words[row * wordStride] & presenceBit(slot)) != 0;
        }
        return refAt(row, slot) != null;
    }

    /** Returns the long of a slot, 0 if it holds none. */
    public long longAt(int row, int slot) {
        int offset = wordOffsets[slot];
        if (offset != RowLayout.NO_WORD) {
            return words[row * wordStride + offset];
        }
        Object boxed = refAt(row, slot);
        return boxed == null ? 0 : PrimitiveKind.bitsOf(boxed);
    }

    /** Returns whether a slot keeps its values as longs, unboxed. */
    boolean holdsLongs(int slot) {
        return wordKinds[slot] == PrimitiveKind.LONG;
    }

    /** Sets a slot to a long. The slot must hold longs only. */
    public void setLong(int row, int slot, long value) {
        int offset = wordOffsets[slot];
        if (offset == RowLayout.NO_WORD) {
            setValue(row, slot, value);
            return;
        }
        if (marks != null) {
            marks.beforeUpdate(row, slot);
        }
        int at = row * wordStride;
        words[at] |= presenceBit(slot);
        words[at + offset] = value;
    }

    /** Returns the object of a slot that does not keep its values unboxed, or null. */
    public @Nullable Object refAt(int row, int slot) {
        int offset = referenceOffsets[slot];
        return offset == RowLayout.NO_REFERENCE ? null : references[row * referenceStride + offset];
    }

    /** Sets a slot to an object, boxed even if it is of a primitive kind. */
    public void setRef(int row, int slot, Object value) {
        if (marks != null) {
            marks.beforeUpdate(row, slot);
        }
        if (referenceOffsets[slot] == RowLayout.NO_REFERENCE) {
            adopt(layout.withSlot(slot, layout.slot(slot).asReference()));
        }
        references[row * referenceStride + referenceOffsets[slot]] = value;
    }

    /** Returns the value of a slot, boxed if need be, or null. */
    public @Nullable Object valueAt(int row, int slot) {
        PrimitiveKind kind = wordKinds[slot];
        if (kind == null) {
            return refAt(row, slot);
        }
        return isPresent(row, slot) ? kind.box(words[row * wordStride + wordOffsets[slot]]) : null;
    }

    /** Sets a slot to any value, unboxed if the slot's values so far allow it. */
    public void setValue(int row, int slot, Object value) {
        PrimitiveKind kind = wordKinds[slot];
        if (kind != null && kind.boxedClass() == value.getClass()) {
            setLong(row, slot, PrimitiveKind.bitsOf(value));
        } else {
            setOther(row, slot, value);
        }
    }

    private void setOther(int row, int slot, Object value) {
        if (layout.slot(slot).storage() == Storage.REFERENCE) {
            setRef(row, slot, value);
            return;
        }
        adopt(layout.withSlot(slot, layout.cellFor(slot, value)));
        setValue(row, slot, value);
    }

    /** Takes the value out of a slot. The row stays, even without values. */
    public void clear(int row, int slot) {
        if (marks != null) {
            marks.beforeUpdate(row, slot);
        }
        int offset = wordOffsets[slot];
        if (offset != RowLayout.NO_WORD) {
            words[row * wordStride] &= ~presenceBit(slot);
            words[row * wordStride + offset] = 0;
        } else if (referenceOffsets[slot] != RowLayout.NO_REFERENCE) {
            references[row * referenceStride + referenceOffsets[slot]] = null;
        }
    }

    /** An object in a slot of the row is about to be changed in place. */
    public void beforeUpdate(int row) {
        if (marks != null) {
            marks.beforeUpdate(row);
        }
    }

    /** An object in a slot of the row is about to be shown to somebody who may change it. */
    void beforeHandOut(int row) {
        if (marks != null) {
            marks.beforeHandOut(row);
        }
    }

    /** Returns whether no slot of a row holds a value. */
    public boolean isEmpty(int row) {
        if (words[row * wordStride] >>> PRESENCE_SHIFT != 0) {
            return false;
        }
        for (int slot = 0; slot < referenceOffsets.length; slot++) {
            if (refAt(row, slot) != null) {
                return false;
            }
        }
        return true;
    }

    /** Returns the expiry time of a present value; its slot must have been added as expiring. */
    public long expiryAt(int row, int slot) {
        return words[row * wordStride + expiryOffset(slot)];
    }

    /** Sets the expiry time of a present value; its slot must have been added as expiring. */
    public void setExpiry(int row, int slot, long expiry) {
        if (marks != null) {
            marks.beforeUpdate(row, slot);
        }
        words[row * wordStride + expiryOffset(slot)] = expiry;
    }

    private int expiryOffset(int slot) {
        int offset = expiryOffsets[slot];
        if (offset == RowLayout.NO_WORD) {
            throw new IllegalStateException("slot " + slot + " has had no value that expires");
        }
        return offset;
    }

    /** Returns about how much memory the rows take, in bytes, without the objects they refer to. */
    public long sizeBytes() {
        return isAllocated() ? 8L * words.length + 4L * references.length : 0;
    }

    static long presenceBit(int slot) {
        return 1L << (PRESENCE_SHIFT + slot);
    }

    final boolean isFree(int row) {
        return words[row * wordStride] == 0;
    }

    final boolean isAllocated() {
        return words != ONE_FREE_ROW;
    }

    /** Makes room for rows, all free. What the arrays held is gone. */
    final void allocate(int capacity) {
        words = new long[layout.wordsOf(capacity)];
        references = new Object[layout.referencesOf(capacity)];
        mask = capacity - 1;
    }

    /** Goes on with another layout; every row stays where it is and keeps its values. */
    final void adopt(RowLayout next) {
        if (isAllocated() && !next.hasStridesOf(layout)) {
            RowTransfer transfer = new RowTransfer(layout, words, references, next);
            words = transfer.words();
            references = transfer.references();
        }
        layout = next;
        wordKeyClass = next.wordKeyClass();
        wordStride = next.wordStride();
        referenceStride = next.referenceStride();
        wordOffsets = next.wordOffsets();
        referenceOffsets = next.referenceOffsets();
        expiryOffsets = next.expiryOffsets();
        wordKinds = next.wordKinds();
    }
}
