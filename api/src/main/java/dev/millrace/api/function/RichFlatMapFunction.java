// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * A {@link FlatMapFunction} with a life cycle and state.
 *
 * <pre>{@code
 * class Pairs extends RichFlatMapFunction<String, String> {
 *     private transient ValueState<String> half;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         half = getRuntimeContext().getState(new ValueStateDescriptor<>("half"));
 *     }
 *
 *     @Override
 *     public void flatMap(String word, Collector<String> out) {
 *         String first = half.value();
 *         half.update(first == null ? word : null);
 *         if (first != null) {
 *             out.collect(first + " " + word);
 *         }
 *     }
 * }
 * }</pre>
 *
 * @param <T> the records read
 * @param <O> the records written
 */
public abstract class RichFlatMapFunction<T, O> extends AbstractRichFunction
        implements FlatMapFunction<T, O> {

    private static final long serialVersionUID = 1L;
}
