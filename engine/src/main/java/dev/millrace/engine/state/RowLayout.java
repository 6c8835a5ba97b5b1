// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a row are: which words of a table's {@code long[]} and which elements of its
 * {@code Object[]} hold the key and the slots. Immutable; a table that learns something goes on
 * with another layout.
 *
 * <p>The words of a row are: meta, then the key if it is unboxed, then the unboxed slots and the
 * expiry times in the order of the slots. Its references are the key if it is an object, then the
 * slots that hold objects.
 */
final class RowLayout {

    /** How a key or a slot is kept. */
    enum Storage {
        /** Nothing was stored yet: takes no room, and the first value decides. */
        UNDECIDED,
        /** As the bits of one primitive kind. */
        WORD,
        /** As a reference. */
        REFERENCE
    }

    /**
     * A key or a slot.
     *
     * @param kind what the bits mean; null unless stored as a word
     * @param expires whether a word beside it says when it expires
     */
    record Cell(Storage storage, @Nullable PrimitiveKind kind, boolean expires) {

        static Cell undecided(boolean expires) {
            return new Cell(Storage.UNDECIDED, null, expires);
        }

        Cell asWord(PrimitiveKind wordKind) {
            return new Cell(Storage.WORD, wordKind, expires);
        }

        /** Returns the value with these bits, if stored as a word. */
        Object box(long bits) {
            return Objects.requireNonNull(kind, "the kind of a word").box(bits);
        }

        Cell asReference() {
            return new Cell(Storage.REFERENCE, null, expires);
        }
    }

    /** The layout of a table without slots that has not seen a key. */
    static final RowLayout BLANK = new RowLayout(Cell.undecided(false), List.of());

    /** Slots from this one on hold references only: the meta word has no presence bit for them. */
    static final int MOST_WORD_SLOTS = 30;

    /** Stands for a cell that has no word; the first word is always meta. */
    static final int NO_WORD = 0;

    /** Stands for a cell that has no reference. */
    static final int NO_REFERENCE = -1;

    /** Arrays longer than this are refused by some JVMs. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Cell key;
    private final List<Cell> slots;
    private final int[] wordOffsets;
    private final int[] referenceOffsets;
    private final int[] expiryOffsets;
    private final @Nullable PrimitiveKind[] wordKinds;
    private final int wordStride;
    private final int referenceStride;

    private RowLayout(Cell key, List<Cell> slots) {
        this.key = key;
        this.slots = slots;
        this.wordOffsets = new int[slots.size()];
        this.referenceOffsets = new int[slots.size()];
        this.expiryOffsets = new int[slots.size()];
        this.wordKinds = new PrimitiveKind[slots.size()];
        int words = key.storage() == Storage.WORD ? 2 : 1;
        int references = key.storage() == Storage.REFERENCE ? 1 : 0;
        for (int i = 0; i < slots.size(); i++) {
            Cell slot = slots.get(i);
            wordKinds[i] = slot.kind();
            wordOffsets[i] = slot.storage() == Storage.WORD ? words++ : NO_WORD;
            referenceOffsets[i] = slot.storage() == Storage.REFERENCE ? references++ : NO_REFERENCE;
            boolean timed = slot.expires() && slot.storage() != Storage.UNDECIDED;
            expiryOffsets[i] = timed ? words++ : NO_WORD;
        }
        this.wordStride = words;
        this.referenceStride = references;
    }

    /** Returns this layout with keys kept as {@code newKey} says. */
    RowLayout withKey(Cell newKey) {
        return new RowLayout(newKey, slots);
    }

    /** Returns this layout with {@code cell} in place of a slot. */
    RowLayout withSlot(int slot, Cell cell) {
        List<Cell> changed = new ArrayList<>(slots);
        changed.set(slot, cell);
        return new RowLayout(key, List.copyOf(changed));
    }

    /** Returns this layout with one more slot. */
    RowLayout plusSlot(Cell cell) {
        List<Cell> more = new ArrayList<>(slots);
        more.add(cell);
        return new RowLayout(key, List.copyOf(more));
    }

    /** Returns how a slot is to be kept when {@code value} comes into it. */
    Cell cellFor(int slot, Object value) {
        Cell now = slots.get(slot);
        PrimitiveKind kind = PrimitiveKind.of(value.getClass());
        if (kind != null && now.storage() == Storage.UNDECIDED && slot < MOST_WORD_SLOTS) {
            return now.asWord(kind);
        }
        return now.asReference();
    }

    /** Returns how many words that many rows take. */
    int wordsOf(int rows) {
        return lengthOf(rows, wordStride);
    }

    /** Returns how many references that many rows take. */
    int referencesOf(int rows) {
        return lengthOf(rows, referenceStride);
    }

    private static int lengthOf(int rows, int stride) {
        long length = (long) rows * stride;
        if (length > LONGEST_ARRAY) {
            throw new IllegalStateException(
                    rows
                            + " rows of "
                            + stride
                            + " fields do not fit in one array; a higher max parallelism spreads"
                            + " the keys over more tables");
        }
        return (int) length;
    }

    /** Returns the class of the keys that are kept as words, or null. */
    @Nullable Class<?> wordKeyClass() {
        PrimitiveKind kind = key.kind();
        return kind == null ? null : kind.boxedClass();
    }

    /**
     * Returns whether rows look the same in both. One is the other with one cell changed or added,
     * and any change of what a cell holds changes a stride.
     */
    boolean hasStridesOf(RowLayout other) {
        return wordStride == other.wordStride && referenceStride == other.referenceStride;
    }

    Cell key() {
        return key;
    }

    Cell slot(int slot) {
        return slots.get(slot);
    }

    int slotCount() {
        return slots.size();
    }

    /** Returns where the word of each slot is; the array is the layout's own. */
    int[] wordOffsets() {
        return wordOffsets;
    }

    /** Returns where the reference of each slot is; the array is the layout's own. */
    int[] referenceOffsets() {
        return referenceOffsets;
    }

    /** Returns where the expiry time of each slot is; the array is the layout's own. */
    int[] expiryOffsets() {
        return expiryOffsets;
    }

    /**
     * Returns the kind of each slot kept as words, null for others; the array is the layout's own.
     */
    @Nullable PrimitiveKind[] wordKinds() {
        return wordKinds;
    }

    int wordStride() {
        return wordStride;
    }

    int referenceStride() {
        return referenceStride;
    }
}
