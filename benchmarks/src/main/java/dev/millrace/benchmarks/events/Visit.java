// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

/** The smallest event there is: a key was seen at a time. Its {@link #id()} is the key. */
public final class Visit extends Event {

    public Visit(long key, long timestampMs) {
        super(key, timestampMs);
    }

    public long key() {
        return id();
    }
}
