// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import java.util.List;

/**
 * A list per key, or per subtask as operator state.
 *
 * <pre>{@code
 * class Sentences extends RichFlatMapFunction<String, String> {
 *     private transient ListState<String> held;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         held = getRuntimeContext().getListState(new ListStateDescriptor<>("held"));
 *     }
 *
 *     @Override
 *     public void flatMap(String word, Collector<String> out) {
 *         held.add(word);
 *         if (word.endsWith(".")) {
 *             out.collect(String.join(" ", held.get()));
 *             held.clear();
 *         }
 *     }
 * }
 * }</pre>
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
