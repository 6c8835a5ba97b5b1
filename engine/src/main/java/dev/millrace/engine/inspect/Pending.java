// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import dev.millrace.api.time.TimeDomain;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does next without a record.
 *
 * @param window the window that fires, null for a timer
 * @param key whose window or timer it is, null if it is for all keys
 * @param firesAtMs the watermark, or the time of the clock, at which it does
 */
public record Pending(
        @Nullable Object window, @Nullable Object key, TimeDomain domain, long firesAtMs) {}
