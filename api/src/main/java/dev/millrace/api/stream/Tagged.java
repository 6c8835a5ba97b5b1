// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.KeySelector;

/**
 * A record of one of two streams that have become one.
 *
 * @param isFirst whether it is of the first
 * @param value the record
 * @param <A> type of the first stream's records
 * @param <B> type of the second stream's records
 */
record Tagged<A, B>(boolean isFirst, Object value) {

    static <A, B> Tagged<A, B> first(A value) {
        return new Tagged<>(true, value);
    }

    static <A, B> Tagged<A, B> second(B value) {
        return new Tagged<>(false, value);
    }

    @SuppressWarnings("unchecked") // first() takes nothing but an A
    A asFirst() {
        return (A) value;
    }

    @SuppressWarnings("unchecked") // second() takes nothing but a B
    B asSecond() {
        return (B) value;
    }

    static <A, B, K> KeySelector<Tagged<A, B>, K> keyOf(
            KeySelector<? super A, K> firstKey, KeySelector<? super B, K> secondKey) {
        return tagged ->
                tagged.isFirst
                        ? firstKey.getKey(tagged.asFirst())
                        : secondKey.getKey(tagged.asSecond());
    }
}
