// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

/**
 * One value per key, into which values are reduced.
 *
 * <pre>{@code
 * class Longest extends RichFlatMapFunction<String, String> {
 *     private transient ReducingState<Long> longest;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         longest = getRuntimeContext().getReducingState(
 *                 new ReducingStateDescriptor<>("longest", Math::max));
 *     }
 *
 *     @Override
 *     public void flatMap(String word, Collector<String> out) {
 *         longest.add((long) word.length());
 *         out.collect(word + " of at most " + longest.get());
 *     }
 * }
 * }</pre>
 *
 * @param <T> the values
 */
public interface ReducingState<T> extends MergingState<T, T> {}
