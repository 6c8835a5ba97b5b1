// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

/**
 * Called for each key that has a state.
 *
 * <pre>{@code
 * KeyedStateFunction<String, ValueState<Long>> forget = (account, count) -> count.clear();
 * }</pre>
 *
 * @param <K> the keys
 * @param <S> the handle
 */
@FunctionalInterface
public interface KeyedStateFunction<K, S extends State> {

    /**
     * Processes the state of one key.
     *
     * @param state means the state of {@code key} during the call
     * @throws Exception anything; the job fails
     */
    void process(K key, S state) throws Exception;
}
