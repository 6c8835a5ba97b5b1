// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read for one of several keys: what it has, or why there is nothing to show. One of the
 * two is null.
 *
 * @param reading what the key has
 * @param reason why there is nothing: it has nothing in this state, or the text is no key of it
 */
public record KeyAnswer<T>(@Nullable StateReading<T> reading, @Nullable String reason) {
    public KeyAnswer {
        if ((reading == null) == (reason == null)) {
            throw new IllegalArgumentException("Either a reading or a reason, not " + reason);
        }
    }

    public static <T> KeyAnswer<T> of(StateReading<T> reading) {
        return new KeyAnswer<>(reading, null);
    }

    public static <T> KeyAnswer<T> nothing(String reason) {
        return new KeyAnswer<>(null, reason);
    }

    /**
     * What the key has.
     *
     * @throws InquiryException with the reason if there is nothing
     */
    public StateReading<T> found() {
        return Optional.ofNullable(reading)
                .orElseThrow(() -> InquiryException.notFound(Objects.requireNonNull(reason)));
    }
}
