// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import org.jspecify.annotations.Nullable;

/**
 * State that grows by single values and that can be merged when windows are.
 *
 * <pre>{@code
 * static void addTwice(MergingState<Long, Long> total, long amount) {
 *     total.add(amount);
 *     total.add(amount);
 * }
 * }</pre>
 *
 * @param <IN> what is added
 * @param <OUT> what is read
 */
public interface MergingState<IN, OUT> extends State {

    /** Returns what has been added up, or null if nothing has. */
    @Nullable OUT get();

    /** Adds a value, not null. */
    void add(IN value);
}
