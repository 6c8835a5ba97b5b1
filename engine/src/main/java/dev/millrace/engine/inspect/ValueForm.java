// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import org.jspecify.annotations.Nullable;

/**
 * Makes of a user's value something that may leave the thread that owns it, such as JSON. Must not
 * keep or change the value, and must not block.
 */
@FunctionalInterface
public interface ValueForm<T> {
    T of(@Nullable Object value);
}
