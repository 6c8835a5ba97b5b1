// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.state.RowLayout.Cell;
import dev.millrace.engine.state.RowLayout.Storage;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of rows: a key and, per slot, a value or nothing.
 *
 * <p>Open addressing with linear probing. The words of a row lie next to each other in one {@code
 * long[]}, so that a lookup with an unboxed key touches one or two cache lines; its references lie
 * in one {@code Object[]}, which is empty while nothing needs it. Long, Integer, Short, Byte and
 * Character keys are kept unboxed while they are all of one class, and a slot keeps values of one
 * primitive kind unboxed: storing one allocates nothing and stores no reference, which is what a
 * garbage collector would have to look after. What a key or slot holds is found out from the first
 * value; when one of another class comes, the table is copied once and goes on with references.
 * {@code byte[]} keys are equal by content.
 *
 * <p>Row numbers stay valid until a row is inserted or removed; deciding how a slot is kept does
 * not move rows. Removal closes the gap (Knuth, TAOCP vol. 3, 6.4, Algorithm R) rather than leave a
 * tombstone: state that comes and goes must not make lookups slower over time. Lookups trust the
 * hash: the same key must always come with the same one.
 *
 * <p>For one thread.
 *
 * <pre>{@code
 * RowTable counts = RowTable.ofLong(1024);
 * int row = counts.findOrInsert(word, KeyHash.of(word));
 * counts.setLong(row, 0, counts.longAt(row, 0) + 1);
 * }</pre>
 */
public final class RowTable extends RowArrays {

    /** Stands for no row where a row number is returned. */
    public static final int NO_ROW = -1;

    private static final RowLayout ONE_LONG =
            RowLayout.BLANK.plusSlot(Cell.undecided(false).asWord(PrimitiveKind.LONG));
    private static final RowLayout ONE_OBJECT =
            RowLayout.BLANK.plusSlot(Cell.undecided(false).asReference());

    private static final long HASH_BITS = 0xffffffffL;

    /** Few enough that a table for a handful of keys costs little, and a power of two. */
    private static final int SMALLEST_CAPACITY = 8;

    /** A table of this capacity or less is not worth making smaller. */
    private static final int KEPT_CAPACITY = 64;

    /** The most rows a power of two allows that still number in an int. */
    private static final int LARGEST_CAPACITY = 1 << 30;

    private final int firstCapacity;
    private int nextCapacity;
    private int size;
    private int growAt;
    private int changes;

    /**
     * Makes a table without slots.
     *
     * @param expectedRows how many rows it takes without growing; nothing is allocated before the
     *     first
     */
    public RowTable(int expectedRows) {
        this(expectedRows, RowLayout.BLANK);
    }

    private RowTable(int expectedRows, RowLayout layout) {
        super(layout);
        this.firstCapacity = capacityFor(expectedRows);
    }

    /** Makes a table whose slot 0 holds longs. */
    public static RowTable ofLong(int expectedRows) {
        return new RowTable(expectedRows, ONE_LONG);
    }

    /** Makes a table whose slot 0 holds objects. */
    public static RowTable ofObject(int expectedRows) {
        return new RowTable(expectedRows, ONE_OBJECT);
    }

    private static int capacityFor(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("expected rows " + rows + " is negative");
        }
        int capacity = SMALLEST_CAPACITY;
        while (growthLimit(capacity) < rows && capacity < LARGEST_CAPACITY) {
            capacity <<= 1;
        }
        return capacity;
    }

    /** Five eighths: see the decision record on rows for what other limits cost. */
    private static int growthLimit(int capacity) {
        return (capacity >>> 1) + (capacity >>> 3);
    }

    /** Returns the row of {@code key}, or {@link #NO_ROW}. */
    public int find(Object key, int hash) {
        if (key.getClass() == wordKeyClass) {
            int row = probe(PrimitiveKind.bitsOf(key), hash);
            return isFree(row) ? NO_ROW : row;
        }
        if (layout.key().storage() != Storage.REFERENCE) {
            return NO_ROW;
        }
        int row = probe(key, hash);
        return isFree(row) ? NO_ROW : row;
    }

    /** Returns the row of {@code key}; a new one without values if it had none. */
    public int findOrInsert(Object key, int hash) {
        if (key.getClass() != wordKeyClass) {
            return findOrInsertObject(key, hash);
        }
        long bits = PrimitiveKind.bitsOf(key);
        int row = probe(bits, hash);
        return isFree(row) ? insert(bits, hash, row) : row;
    }

    /** Returns the row of the key {@code Long.valueOf(key)}, or {@link #NO_ROW}. */
    public int find(long key, int hash) {
        if (wordKeyClass != Long.class) {
            return find(Long.valueOf(key), hash);
        }
        int row = probe(key, hash);
        return isFree(row) ? NO_ROW : row;
    }

    /** Returns the row of the key {@code Long.valueOf(key)}; a new one if it had none. */
    public int findOrInsert(long key, int hash) {
        if (wordKeyClass != Long.class) {
            return findOrInsert(Long.valueOf(key), hash);
        }
        int row = probe(key, hash);
        return isFree(row) ? insert(key, hash, row) : row;
    }

    /** Returns the row of the key that a row of another table has, or {@link #NO_ROW}. */
    public int findKeyOf(RowTable other, int otherRow) {
        int hash = other.hashAt(otherRow);
        if (!hasWordKeysLike(other)) {
            return find(other.keyAt(otherRow), hash);
        }
        int row = probe(other.words[otherRow * other.wordStride + 1], hash);
        return isFree(row) ? NO_ROW : row;
    }

    /**
     * Returns the row of the key that a row of another table has; a new one if it had none. As long
     * as both keep their keys unboxed nothing is boxed on the way.
     */
    public int findOrInsertKeyOf(RowTable other, int otherRow) {
        int hash = other.hashAt(otherRow);
        if (!hasWordKeysLike(other)) {
            return findOrInsert(other.keyAt(otherRow), hash);
        }
        long bits = other.words[otherRow * other.wordStride + 1];
        int row = probe(bits, hash);
        return isFree(row) ? insert(bits, hash, row) : row;
    }

    private boolean hasWordKeysLike(RowTable other) {
        return wordKeyClass != null && wordKeyClass == other.wordKeyClass;
    }

    private int findOrInsertObject(Object key, int hash) {
        if (layout.key().storage() != Storage.REFERENCE) {
            decideKey(key);
            return findOrInsert(key, hash);
        }
        int row = probe(key, hash);
        return isFree(row) ? insert(key, hash, row) : row;
    }

    private int probe(long key, int hash) {
        long[] words = this.words;
        int stride = wordStride;
        int row = hash & mask;
        for (int at = row * stride; words[at] != 0; at = row * stride) {
            if (words[at + 1] == key) {
                return row;
            }
            row = (row + 1) & mask;
        }
        return row;
    }

    private int probe(Object key, int hash) {
        int row = hash & mask;
        for (long meta; (meta = words[row * wordStride]) != 0; row = (row + 1) & mask) {
            if ((int) meta == hash && KeyHash.isSame(key, references[row * referenceStride])) {
                return row;
            }
        }
        return row;
    }

    /**
     * Reads the place where the row of a key with this hash would stand. Many such reads overlap in
     * the memory system, where one look-up after another would wait for each.
     */
    long touch(int hash) {
        int row = hash & mask;
        long meta = words[row * wordStride];
        // A free place says nothing of a key, though a hash may be zero as well.
        if (meta == 0 || wordKeyClass != null || (int) meta != hash || referenceStride == 0) {
            return meta;
        }
        // A text lies in two more objects, which comparing it with another will need.
        return references[row * referenceStride] instanceof String text
                ? meta + text.hashCode() + text.length()
                : meta;
    }

    /**
     * Brings the places of the next keys' rows into the processor's caches; see {@link
     * KeyedRows#expect}.
     *
     * @param hashes the hash of each key
     * @param count how many of them
     * @return what was read; to be kept, or the compiler would leave the reads out
     */
    public long expect(int[] hashes, int count) {
        long seen = 0;
        for (int i = 0; i < count; i++) {
            seen ^= touch(hashes[i]);
        }
        return seen;
    }

    private int insert(long key, int hash, int free) {
        int row = take(hash, free);
        words[row * wordStride + 1] = key;
        if (marks != null) {
            marks.inserted(row);
        }
        return row;
    }

    private int insert(Object key, int hash, int free) {
        int row = take(hash, free);
        // Readers reuse their buffers; a key in the table must not change under it.
        references[row * referenceStride] = key instanceof byte[] bytes ? bytes.clone() : key;
        if (marks != null) {
            marks.inserted(row);
        }
        return row;
    }

    private int take(int hash, int free) {
        int row = free;
        if (size >= growAt) {
            grow();
            row = freeRow(hash);
        }
        words[row * wordStride] = (hash & HASH_BITS) | IN_USE;
        size++;
        changes++;
        return row;
    }

    private int freeRow(int hash) {
        int row = hash & mask;
        while (words[row * wordStride] != 0) {
            row = (row + 1) & mask;
        }
        return row;
    }

    /**
     * Removes a row. Rows after it may move into its place, so other row numbers become invalid.
     */
    public void remove(int row) {
        checkInUse(row);
        if (marks != null) {
            marks.beforeRemoval(row);
        }
        int hole = row;
        for (int next = row + 1 & mask; !isFree(next); next = next + 1 & mask) {
            int home = hashAt(next) & mask;
            if ((next - home & mask) >= (next - hole & mask)) {
                copyRow(next, hole);
                hole = next;
            }
        }
        int at = hole * wordStride;
        Arrays.fill(words, at, at + wordStride, 0);
        int from = hole * referenceStride;
        Arrays.fill(references, from, from + referenceStride, null);
        size--;
        changes++;
    }

    private void copyRow(int from, int to) {
        System.arraycopy(words, from * wordStride, words, to * wordStride, wordStride);
        System.arraycopy(
                references,
                from * referenceStride,
                references,
                to * referenceStride,
                referenceStride);
        if (marks != null) {
            marks.moved(from, to);
        }
    }

    /**
     * Gives back half of the room if at most an eighth is in use. To be called after removals, when
     * nobody holds a row number: a table that was large once must not cost memory and walks
     * forever.
     */
    void trim() {
        if (size <= capacity() >>> 3 && capacity() > KEPT_CAPACITY) {
            moveAll(capacity() >>> 1);
            growAt = growthLimit(capacity());
            changes++;
        }
    }

    /** Removes all rows and keeps the room they had. */
    public void clear() {
        if (size > 0) {
            for (int row = nextRow(NO_ROW); marks != null && row != NO_ROW; row = nextRow(row)) {
                marks.beforeRemoval(row);
            }
            Arrays.fill(words, 0);
            Arrays.fill(references, null);
            size = 0;
            changes++;
        }
    }

    /**
     * Returns the first row in use after {@code row}, in the order of the table, or {@link
     * #NO_ROW}. From {@link #NO_ROW} on this visits every row once, however long it takes, as long
     * as none is inserted or removed meanwhile; to remove rows on the way use {@link RowCursor}.
     */
    public int nextRow(int row) {
        int next = row + 1;
        while (next <= mask && isFree(next)) {
            next++;
        }
        return next <= mask ? next : NO_ROW;
    }

    /**
     * Puts the rows in use after {@code row} into {@code into}, as many as there are and have room,
     * without a branch on whether a row is in use.
     *
     * @return how many rows were put; fewer than have room only at the end of the table
     */
    int nextRows(int row, int[] into) {
        int count = 0;
        for (int next = row + 1; next <= mask && count < into.length; next++) {
            into[count] = next;
            long head = words[next * wordStride];
            count += (int) ((head | -head) >>> 63);
        }
        return count;
    }

    /** Returns the key of a row. */
    public Object keyAt(int row) {
        checkInUse(row);
        if (layout.key().storage() == Storage.WORD) {
            return layout.key().box(words[row * wordStride + 1]);
        }
        return Objects.requireNonNull(references[row * referenceStride], "the key of a row");
    }

    /** Returns whether the key of every row is a Long, kept unboxed. */
    boolean hasLongKeys() {
        return wordKeyClass == Long.class;
    }

    /** Returns the key of a row, which {@link #hasLongKeys}. */
    long longKeyAt(int row) {
        return words[row * wordStride + 1];
    }

    /** Returns the hash of a row's key. */
    public int hashAt(int row) {
        return (int) words[row * wordStride];
    }

    private void checkInUse(int row) {
        if (row < 0 || row > mask || isFree(row)) {
            throw new IllegalArgumentException("row " + row + " is not in use");
        }
    }

    /** Lets {@code newMarks} be told of changes from now on; null for nobody. */
    void track(@Nullable RowMarks newMarks) {
        marks = newMarks;
    }

    /** Returns who is told of changes, or null. */
    @Nullable RowMarks marks() {
        return marks;
    }

    /** Returns the number of rows in use. */
    public int size() {
        return size;
    }

    /** Returns the number of rows there is room for, in use or not. */
    public int capacity() {
        return mask + 1;
    }

    /** Returns a number that changes whenever a row comes or goes, and so whenever one may move. */
    int changes() {
        return changes;
    }

    private void decideKey(Object key) {
        Cell cell = layout.key();
        PrimitiveKind kind = PrimitiveKind.of(key.getClass());
        if (kind != null && kind.isKey() && cell.storage() == Storage.UNDECIDED) {
            adopt(layout.withKey(cell.asWord(kind)));
        } else {
            adopt(layout.withKey(cell.asReference()));
        }
    }

    /**
     * So many rows are about to come: when the table next grows, it makes room for all of them at
     * once. Not before, for the first rows decide how keys and values are kept.
     */
    void expectRows(int rows) {
        nextCapacity = capacityFor(rows);
    }

    private void grow() {
        if (!isAllocated()) {
            allocate(firstCapacity);
            if (marks != null) {
                marks.beginMove(firstCapacity).end();
            }
        } else if (capacity() == LARGEST_CAPACITY) {
            throw new IllegalStateException("a table has no room for more than " + size + " rows");
        } else {
            moveAll(Math.max(capacity() * 2, nextCapacity));
            nextCapacity = 0;
        }
        growAt = growthLimit(capacity());
    }

    private void moveAll(int capacity) {
        long[] lastWords = words;
        @Nullable Object[] lastReferences = references;
        int lastCapacity = capacity();
        RowMarks.Move move = marks == null ? null : marks.beginMove(capacity);
        allocate(capacity);
        for (int row = 0; row < lastCapacity; row++) {
            int from = row * wordStride;
            if (lastWords[from] != 0) {
                int to = freeRow((int) lastWords[from]);
                System.arraycopy(lastWords, from, words, to * wordStride, wordStride);
                System.arraycopy(
                        lastReferences,
                        row * referenceStride,
                        references,
                        to * referenceStride,
                        referenceStride);
                if (move != null) {
                    move.moved(row, to);
                }
            }
        }
        if (move != null) {
            move.end();
        }
    }
}
