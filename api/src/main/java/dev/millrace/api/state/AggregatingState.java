// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

/**
 * One accumulator per key, into which values are aggregated.
 *
 * <pre>{@code
 * class AverageLength extends RichFlatMapFunction<String, String> {
 *     private transient AggregatingState<String, Double> average;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         average = getRuntimeContext().getAggregatingState(
 *                 new AggregatingStateDescriptor<>(
 *                         "average", Aggregates.averageLong(String::length)));
 *     }
 *
 *     @Override
 *     public void flatMap(String word, Collector<String> out) {
 *         average.add(word);
 *         out.collect(word + " against " + average.get());
 *     }
 * }
 * }</pre>
 *
 * @param <IN> what is added
 * @param <OUT> what is read
 */
public interface AggregatingState<IN, OUT> extends MergingState<IN, OUT> {}
