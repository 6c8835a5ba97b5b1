// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import java.util.List;

/**
 * A list per key, or per subtask as operator state.
 *
 * @param <T> the items, never null
 */
public interface ListState<T> extends MergingState<T, Iterable<T>> {

    /** Returns the items in the order in which they were added; empty if there are none. */
    @Override
    Iterable<T> get();

    /** Appends all of {@code values}. */
    void addAll(List<T> values);

    /** Replaces the list; an empty one clears it. */
    void update(List<T> values);
}
