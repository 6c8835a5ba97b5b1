// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Event;

/** An event with its time in its lap. */
record Timed(Event event, long timestampMs) {

    /** End of the tumbling window that the time belongs to. */
    long windowEndMs(long sizeMs) {
        return Math.floorDiv(timestampMs, sizeMs) * sizeMs + sizeMs;
    }
}
