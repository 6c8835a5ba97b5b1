// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.key.KeyHash;
import org.jspecify.annotations.Nullable;

/**
 * An accumulator for each key of a slice: a hash table with linear probing of what will be sent.
 * Nothing is taken out but all at once, when the table has served: so all that it refers to is as
 * young as itself, and storing it costs the collector nothing.
 */
final class KeyedSliceSums extends LocalSlice {
    /** Holds no timestamp. */
    static final KeyedSliceSums NONE = new KeyedSliceSums(0, Long.MAX_VALUE, Long.MIN_VALUE, 0);

    /** Few: most slices of a job with many open ones have few records. A power of two. */
    private static final int LEAST_PLACES = 16;

    private @Nullable SlicePartial[] places;
    private int size;

    /**
     * @param expected about how many keys will come
     */
    KeyedSliceSums(long number, long firstTimestamp, long lastTimestamp, int expected) {
        super(number, firstTimestamp, lastTimestamp);
        int least = Math.max(LEAST_PLACES, 2 * expected);
        places = new SlicePartial[Integer.highestOneBit(least - 1) << 1];
    }

    /** What was added up of a key, null if nothing yet. */
    @Nullable SlicePartial find(Object key, int hash) {
        @Nullable SlicePartial[] all = places;
        int mask = all.length - 1;
        int at = hash & mask;
        SlicePartial partial = all[at];
        while (partial != null && !(partial.keyHash == hash && KeyHash.isSame(key, partial.key))) {
            at = (at + 1) & mask;
            partial = all[at];
        }
        return partial;
    }

    /** Begins to add up a key that {@link #find} does not find. */
    SlicePartial add(Object key, int hash) {
        if (2 * size >= places.length) {
            grow();
        }
        SlicePartial partial = new SlicePartial(number, key, hash);
        put(places, partial);
        size++;
        return partial;
    }

    private void grow() {
        @Nullable SlicePartial[] larger = new SlicePartial[2 * places.length];
        for (SlicePartial partial : places) {
            if (partial != null) {
                put(larger, partial);
            }
        }
        places = larger;
    }

    private static void put(@Nullable SlicePartial[] into, SlicePartial partial) {
        int mask = into.length - 1;
        int at = partial.keyHash & mask;
        while (into[at] != null) {
            at = (at + 1) & mask;
        }
        into[at] = partial;
    }

    @Override
    int sendTo(Output out) {
        for (SlicePartial partial : places) {
            if (partial != null) {
                out.record(partial, lastTimestamp);
            }
        }
        return size;
    }
}
