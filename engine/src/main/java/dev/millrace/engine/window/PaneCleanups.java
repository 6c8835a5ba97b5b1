// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.Window;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.TimerQueue;
import java.util.Objects;

/**
 * Remembers which windows of which keys have to be cleared, and when, for windows that have no
 * timers otherwise.
 */
final class PaneCleanups {
    private final TimerQueue due = new TimerQueue();
    private final long latenessMs;

    PaneCleanups(long latenessMs) {
        this.latenessMs = latenessMs;
    }

    /** What is written of them in a snapshot. */
    SnapshotPart part() {
        return due.part("cleanups");
    }

    void add(Object key, int hash, Window window) {
        due.register(Lateness.dropTime(window, latenessMs), key, hash, window);
    }

    /** Goes to the next window that is due; whether there is one. */
    boolean next(long watermark) {
        return due.poll(watermark);
    }

    Object key() {
        return due.key();
    }

    int hash() {
        return due.hash();
    }

    Window window() {
        return (Window) Objects.requireNonNull(due.namespace());
    }
}
