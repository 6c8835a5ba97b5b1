// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one subtask has added up of a slice, of one key or of all records: goes from the first half
 * of a window to the second. The first half changes it until it sends it, and does not use it any
 * more then.
 */
final class SlicePartial {
    /** Number of the slice. */
    final long slice;

    final Object key;
    final int keyHash;

    // The accumulator: a long, or an object unless that is null.
    long sum;
    @Nullable Object object;

    /** How many records it holds. */
    long count;

    SlicePartial(long slice, Object key, int keyHash) {
        this.slice = slice;
        this.key = key;
        this.keyHash = keyHash;
    }

    /** The accumulator of a function whose accumulators are objects. */
    Object accumulator() {
        return Objects.requireNonNull(object, "accumulator");
    }

    @Override
    public String toString() {
        Object accumulator = object == null ? (Object) sum : object;
        return "slice " + slice + " of " + key + ": " + accumulator + " of " + count + " records";
    }
}
