// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * A {@link FilterFunction} with a life cycle and state.
 *
 * <pre>{@code
 * class OnlyFirst extends RichFilterFunction<String> {
 *     private transient ValueState<Boolean> seen;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));
 *     }
 *
 *     @Override
 *     public boolean filter(String word) {
 *         boolean isFirst = seen.value() == null;
 *         seen.update(true);
 *         return isFirst;
 *     }
 * }
 * }</pre>
 *
 * @param <T> the records read and written
 */
public abstract class RichFilterFunction<T> extends AbstractRichFunction
        implements FilterFunction<T> {

    private static final long serialVersionUID = 1L;
}
