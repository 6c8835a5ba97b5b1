// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import org.jspecify.annotations.Nullable;

/**
 * One value per key. Numbers and booleans are kept without their boxes. For one thread: that of the
 * subtask.
 *
 * <pre>{@code
 * class Count extends RichFlatMapFunction<String, String> {
 *     private transient ValueState<Long> count;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
 *     }
 *
 *     @Override
 *     public void flatMap(String word, Collector<String> out) {
 *         Long before = count.value();
 *         count.update(before == null ? 1 : before + 1);
 *         out.collect(word + " " + count.value());
 *     }
 * }
 * }</pre>
 *
 * @param <T> the value
 */
public interface ValueState<T> extends State {

    /** Returns the value, or null if there is none. */
    @Nullable T value();

    /** Sets the value; null removes it. */
    void update(@Nullable T value);
}
