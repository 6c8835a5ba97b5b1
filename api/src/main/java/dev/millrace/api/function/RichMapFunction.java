// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * A {@link MapFunction} with a life cycle and state.
 *
 * <pre>{@code
 * class Numbered extends RichMapFunction<String, String> {
 *     private transient ValueState<Long> count;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
 *     }
 *
 *     @Override
 *     public String map(String word) {
 *         Long before = count.value();
 *         count.update(before == null ? 1 : before + 1);
 *         return count.value() + ". " + word;
 *     }
 * }
 *
 * words.keyBy(word -> word).map(new Numbered()).print();
 * }</pre>
 *
 * @param <T> the records read
 * @param <O> the records written
 */
public abstract class RichMapFunction<T, O> extends AbstractRichFunction
        implements MapFunction<T, O> {

    private static final long serialVersionUID = 1L;
}
