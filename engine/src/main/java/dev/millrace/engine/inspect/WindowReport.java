// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import dev.millrace.api.window.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * A window.
 *
 * @param startMs first timestamp it holds; null if it is not one of time
 * @param endMs first timestamp after it; null if it is not one of time
 * @param text as people read it
 */
public record WindowReport(@Nullable Long startMs, @Nullable Long endMs, String text) {

    public static WindowReport of(Object window) {
        return window instanceof TimeWindow time
                ? new WindowReport(time.getStart(), time.getEnd(), time.toString())
                : new WindowReport(null, null, window.toString());
    }
}
