// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

/**
 * One accumulator per key, into which values are aggregated.
 *
 * @param <IN> what is added
 * @param <OUT> what is read
 */
public interface AggregatingState<IN, OUT> extends MergingState<IN, OUT> {}
