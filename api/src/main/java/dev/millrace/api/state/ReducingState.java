// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

/**
 * One value per key, into which values are reduced.
 *
 * @param <T> the values
 */
public interface ReducingState<T> extends MergingState<T, T> {}
