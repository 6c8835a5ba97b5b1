// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.state.RowLayout.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Copies rows from one layout to another, each to the same place. The other layout may have more
 * slots, have decided what was undecided, and keep as references what were words.
 */
final class RowTransfer {

    private final RowLayout from;
    private final long[] fromWords;
    private final @Nullable Object[] fromReferences;
    private final RowLayout to;
    private final long[] words;
    private final @Nullable Object[] references;

    RowTransfer(RowLayout from, long[] fromWords, @Nullable Object[] fromReferences, RowLayout to) {
        this.from = from;
        this.fromWords = fromWords;
        this.fromReferences = fromReferences;
        this.to = to;
        int capacity = fromWords.length / from.wordStride();
        this.words = new long[to.wordsOf(capacity)];
        this.references = new Object[to.referencesOf(capacity)];
        for (int row = 0; row < capacity; row++) {
            copyRow(row);
        }
    }

    long[] words() {
        return words;
    }

    @Nullable Object[] references() {
        return references;
    }

    private void copyRow(int row) {
        long meta = fromWords[row * from.wordStride()];
        if (meta == 0) {
            return;
        }
        words[row * to.wordStride()] = meta;
        copyKey(row);
        for (int slot = 0; slot < from.slotCount(); slot++) {
            copySlot(row, slot, (meta & RowArrays.presenceBit(slot)) != 0);
        }
    }

    private void copyKey(int row) {
        if (to.key().storage() == Storage.WORD) {
            words[row * to.wordStride() + 1] = fromWords[row * from.wordStride() + 1];
        } else if (from.key().storage() == Storage.REFERENCE) {
            references[row * to.referenceStride()] = fromReferences[row * from.referenceStride()];
        } else {
            references[row * to.referenceStride()] =
                    from.key().box(fromWords[row * from.wordStride() + 1]);
        }
    }

    private void copySlot(int row, int slot, boolean present) {
        int fromWord = row * from.wordStride();
        int word = row * to.wordStride();
        switch (from.slot(slot).storage()) {
            case UNDECIDED -> {
                return;
            }
            case REFERENCE ->
                    references[row * to.referenceStride() + to.referenceOffsets()[slot]] =
                            fromReferences[
                                    row * from.referenceStride() + from.referenceOffsets()[slot]];
            case WORD -> {
                long bits = fromWords[fromWord + from.wordOffsets()[slot]];
                if (to.slot(slot).storage() == Storage.WORD) {
                    words[word + to.wordOffsets()[slot]] = bits;
                } else if (present) {
                    boxSlot(row, slot, bits);
                }
            }
        }
        if (from.slot(slot).expires()) {
            words[word + to.expiryOffsets()[slot]] =
                    fromWords[fromWord + from.expiryOffsets()[slot]];
        }
    }

    private void boxSlot(int row, int slot, long bits) {
        references[row * to.referenceStride() + to.referenceOffsets()[slot]] =
                from.slot(slot).box(bits);
        words[row * to.wordStride()] &= ~RowArrays.presenceBit(slot);
    }
}
