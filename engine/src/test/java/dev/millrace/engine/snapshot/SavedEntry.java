// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was written.
 *
 * @param values by column
 * @param expiries by column
 */
public record SavedEntry(
        Change change,
        int keyHash,
        @Nullable Object key,
        @Nullable Object namespace,
        Map<Integer, Object> values,
        Map<Integer, Long> expiries) {}
