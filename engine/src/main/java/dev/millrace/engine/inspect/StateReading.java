// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a state.
 *
 * @param key the key that was found, null for a state without keys
 * @param readMs when, in ms since the epoch
 * @param watermark the operator's at that moment, null before the first
 */
public record StateReading<T>(
        StateScope scope,
        StateForm kind,
        @Nullable T key,
        long readMs,
        @Nullable Long watermark,
        List<Entry<T>> entries) {

    /**
     * A value.
     *
     * @param window the window it belongs to, if it belongs to one
     * @param expiresMs when its time to live is over, if it has one
     */
    public record Entry<T>(
            int subtask, @Nullable WindowReport window, T value, @Nullable Long expiresMs) {}
}
