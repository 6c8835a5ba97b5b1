// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/**
 * The items of one of Avro's arrays, which come after their number. Those of sets and maps in keys
 * are sorted by their bytes, so that the order they happen to have makes no difference.
 */
final class Items {

    private final Object holder;
    private final int size;
    private final ValueOutput out;
    private final BinaryEncoder target;
    private final @Nullable Piece aside;
    private final byte[][] sorted;
    private int count;

    /** Begins an array of {@code size} items. */
    Items(Object holder, int size, ValueOutput out) throws IOException {
        boolean isSorted = out.asKey() && (holder instanceof Set || holder instanceof Map);
        this.holder = holder;
        this.size = size;
        this.out = out;
        this.target = out.encoder();
        target.writeArrayStart();
        target.setItemCount(size);
        this.aside = isSorted ? out.open() : null;
        this.sorted = new byte[isSorted ? size : 0][];
    }

    /** Ends an item. */
    void next() {
        if (count == size) {
            throw changed();
        }
        if (aside != null) {
            sorted[count] = Arrays.copyOf(aside.bytes(), aside.length());
            aside.clear();
        }
        count++;
    }

    /** Ends the array. */
    void end() throws IOException {
        if (count != size) {
            throw changed();
        }
        if (aside != null) {
            out.close(target);
            Arrays.sort(sorted, Arrays::compareUnsigned);
            for (byte[] item : sorted) {
                target.writeFixed(item);
            }
        }
        target.writeArrayEnd();
    }

    private UnsupportedValueException changed() {
        return UnsupportedValueException.of(
                "a " + holder.getClass().getName() + " changed while it was being written",
                "keep nothing in state that other threads change");
    }
}
