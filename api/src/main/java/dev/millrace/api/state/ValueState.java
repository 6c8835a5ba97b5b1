// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import org.jspecify.annotations.Nullable;

/**
 * One value per key. Numbers and booleans are kept without their boxes.
 *
 * @param <T> the value
 */
public interface ValueState<T> extends State {

    /** Returns the value, or null if there is none. */
    @Nullable T value();

    /** Sets the value; null removes it. */
    void update(@Nullable T value);
}
