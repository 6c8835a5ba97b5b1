// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Extracts the key by which a stream is partitioned.
 *
 * <p>The key must depend on the record alone, must not be null and must have a hash that is the
 * same in every JVM: strings, numbers, booleans, enums, records and lists of those, UUIDs, times
 * and byte arrays do; a type whose hash is its identity is refused by name.
 *
 * <pre>{@code
 * KeySelector<String, Character> initial = word -> word.charAt(0);
 * }</pre>
 *
 * @param <IN> the records
 * @param <KEY> the keys
 */
@FunctionalInterface
public interface KeySelector<IN, KEY> extends Function {

    /**
     * Returns the key of {@code value}, never null.
     *
     * @throws Exception anything; the operator's error policy decides what follows
     */
    KEY getKey(IN value) throws Exception;
}
