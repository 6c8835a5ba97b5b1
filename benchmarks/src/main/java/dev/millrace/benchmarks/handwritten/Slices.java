// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import java.util.ArrayDeque;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something for each slice of event time that is still open; what closed is used again, so that
 * tables keep their size.
 */
final class Slices<T> {
    private final long sizeMs;
    private final Supplier<T> factory;
    private final Consumer<T> clear;
    private final NavigableMap<Long, T> open = new TreeMap<>();
    private final ArrayDeque<T> spare = new ArrayDeque<>();
    private long latestEndMs = Long.MIN_VALUE;
    private T latest;

    Slices(long sizeMs, Supplier<T> factory, Consumer<T> clear) {
        this.sizeMs = sizeMs;
        this.factory = factory;
        this.clear = clear;
        this.latest = factory.get();
    }

    /** The slice that a time belongs to. */
    T at(long timestampMs) {
        if (timestampMs >= latestEndMs || timestampMs < latestEndMs - sizeMs) {
            latestEndMs = timestampMs - Math.floorMod(timestampMs, sizeMs) + sizeMs;
            latest = open.computeIfAbsent(latestEndMs, unused -> make());
        }
        return latest;
    }

    private T make() {
        return spare.isEmpty() ? factory.get() : spare.pop();
    }

    /** The end of the first open slice that a watermark closes, or {@code MAX} if none. */
    long dueEndMs(long watermarkMs) {
        return open.isEmpty() || open.firstKey() - 1 > watermarkMs
                ? Long.MAX_VALUE
                : open.firstKey();
    }

    /** Takes out the first open slice; to be given back by {@link #release}. */
    T close() {
        latestEndMs = Long.MIN_VALUE;
        return open.pollFirstEntry().getValue();
    }

    /** Gives back a slice that nobody looks at any more. */
    void release(T slice) {
        clear.accept(slice);
        spare.push(slice);
    }
}
