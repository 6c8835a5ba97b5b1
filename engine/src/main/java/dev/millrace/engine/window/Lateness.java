// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.time.Millis;
import dev.millrace.api.window.Window;

/** When a window is dropped: once the watermark is by the allowed lateness after its end. */
final class Lateness {

    private Lateness() {}

    /** The watermark that drops {@code window}. */
    static long dropTime(Window window, long latenessMs) {
        return Millis.plus(window.maxTimestamp(), latenessMs);
    }

    /** Windows whose last timestamp is at most this are dropped at {@code watermark}. */
    static long lastDropped(long watermark, long latenessMs) {
        return watermark == Long.MAX_VALUE ? watermark : Millis.minus(watermark, latenessMs);
    }
}
