// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Event;

/** Sends a record to the lane that owns its key. */
interface Router {

    /**
     * @param event needed by the receiver or not; sent with the record either way
     */
    void route(long key, long timestampMs, Event event);
}
