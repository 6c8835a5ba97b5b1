// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.Arrays;

/**
 * Three marks for each of many numbered things: whether it has changed since the last freeze,
 * whether it has come since then, and whether it was frozen and waits to be written.
 *
 * <p>A bit each, beside what they are about: so a freeze exchanges two arrays, and finding the few
 * that have changed reads a 64th of a word for each thing, not the things themselves. What the
 * alternatives cost is in the decision record on frozen state.
 *
 * <p>For one thread.
 */
final class ChangeMarks {

    static final int NONE = -1;

    private long[] changed;
    private long[] born;
    private long[] pending;

    /** Whether anything may be pending. */
    private boolean frozen;

    /** No word before this one has a pending bit. */
    private int nextWord;

    ChangeMarks(int capacity) {
        int words = wordsFor(capacity);
        changed = new long[words];
        born = new long[words];
        pending = new long[words];
    }

    private static int wordsFor(int capacity) {
        return (capacity + 63) >>> 6;
    }

    boolean isPending(int thing) {
        return frozen && (pending[thing >>> 6] & 1L << thing) != 0;
    }

    void change(int thing) {
        changed[thing >>> 6] |= 1L << thing;
    }

    /** A pending thing has been written. */
    void settle(int thing) {
        pending[thing >>> 6] &= ~(1L << thing);
    }

    /**
     * A thing has come, in a place where there was none.
     *
     * @param isNew whether there was none of the same name at the last freeze
     */
    void insert(int thing, boolean isNew) {
        put(changed, thing, true);
        put(born, thing, isNew);
        put(pending, thing, false);
    }

    /**
     * A thing goes that is not pending.
     *
     * @return whether it was there at the last freeze
     */
    boolean remove(int thing) {
        boolean known = !get(born, thing);
        put(changed, thing, false);
        put(born, thing, false);
        return known;
    }

    /** A thing has moved to a place where there is none. */
    void move(int from, int to) {
        take(this, from, to);
        put(changed, from, false);
        put(born, from, false);
        put(pending, from, false);
    }

    /** Takes over the marks of a thing that stood at {@code from} in {@code others}. */
    void take(ChangeMarks others, int from, int to) {
        put(changed, to, get(others.changed, from));
        put(born, to, get(others.born, from));
        boolean waits = get(others.pending, from);
        put(pending, to, waits);
        if (waits) {
            nextWord = Math.min(nextWord, to >>> 6);
        }
    }

    /** Marks for another number of places, of which {@link #take} will fill some. */
    ChangeMarks forCapacity(int capacity) {
        ChangeMarks next = new ChangeMarks(capacity);
        next.frozen = frozen;
        return next;
    }

    /** Makes room for more things; those there are keep their places. */
    void grow(int capacity) {
        int words = wordsFor(capacity);
        changed = Arrays.copyOf(changed, words);
        born = Arrays.copyOf(born, words);
        pending = Arrays.copyOf(pending, words);
    }

    /**
     * What is marked as changed becomes pending and nothing is changed any more.
     *
     * @param all whether everything becomes pending; the caller passes over places without a thing
     */
    void freeze(boolean all) {
        long[] last = pending;
        pending = changed;
        changed = last;
        Arrays.fill(changed, 0);
        Arrays.fill(born, 0);
        if (all) {
            Arrays.fill(pending, -1L);
        }
        frozen = true;
        nextWord = 0;
    }

    /** Returns some pending thing, or {@link #NONE}. */
    int nextPending() {
        while (nextWord < pending.length) {
            long word = pending[nextWord];
            if (word != 0) {
                return (nextWord << 6) + Long.numberOfTrailingZeros(word);
            }
            nextWord++;
        }
        frozen = false;
        return NONE;
    }

    private static boolean get(long[] bits, int at) {
        return (bits[at >>> 6] & 1L << at) != 0;
    }

    private static void put(long[] bits, int at, boolean value) {
        if (value) {
            bits[at >>> 6] |= 1L << at;
        } else {
            bits[at >>> 6] &= ~(1L << at);
        }
    }

    long sizeBytes() {
        return 24L * changed.length;
    }
}
