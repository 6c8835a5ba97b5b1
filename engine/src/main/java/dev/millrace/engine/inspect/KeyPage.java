// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of keys.
 *
 * @param next where the next page begins, null at the end
 */
public record KeyPage<T>(List<Entry<T>> keys, @Nullable String next) {

    /**
     * A key.
     *
     * @param text what {@link KeyText} takes
     */
    public record Entry<T>(T key, String text, int subtask, int keyGroup) {}
}
