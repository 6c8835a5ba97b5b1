// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.ValueForm;
import dev.millrace.engine.key.KeyHash;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that a text means. Keys of the common types are read from the text; any other is
 * looked for among those there are, by its own text or its form.
 */
final class MeantKey {
    /** Keys looked at in one step of a subtask: about a millisecond. */
    private static final int KEYS_PER_STEP = 2_000;

    private static final Map<Class<?>, Function<String, Object>> READERS =
            Map.of(
                    String.class, text -> text,
                    Long.class, Long::valueOf,
                    Integer.class, Integer::valueOf,
                    Boolean.class, Boolean::valueOf,
                    UUID.class, UUID::fromString);

    /** A key and its hash. */
    record Found(Object key, int hash) {}

    private MeantKey() {}

    /** The key of {@code type} that {@code text} means, if that is a common type. */
    static Optional<Found> read(KeyText text, Class<?> type) {
        Function<String, Object> reader = READERS.get(type);
        if (reader == null) {
            return Optional.empty();
        }
        try {
            Object key = reader.apply(text.text());
            return Optional.of(new Found(key, KeyHash.of(key)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether {@link #read} reads keys of {@code type}. */
    static boolean reads(Class<?> type) {
        return READERS.containsKey(type);
    }

    /** Looks through the keys of a state of one subtask, a stretch in each step. */
    static @Nullable Found among(
            WatchedSubtask subtask,
            Function<WatchedSubtask, Optional<ReadableState>> state,
            KeyText text,
            ValueForm<?> form) {
        AtomicReference<@Nullable Found> found = new AtomicReference<>();
        long place = 0;
        while (place >= 0 && found.get() == null) {
            long from = place;
            place =
                    subtask.ask(
                            () ->
                                    state.apply(subtask)
                                            .map(each -> stretch(each, from, text, form, found))
                                            .orElse(-1L));
        }
        return found.get();
    }

    private static long stretch(
            ReadableState state,
            long from,
            KeyText text,
            ValueForm<?> form,
            AtomicReference<@Nullable Found> found) {
        int[] left = {KEYS_PER_STEP};
        return state.scan(
                from,
                (key, hash) -> {
                    if (isMeant(key, text, form)) {
                        found.set(new Found(key, hash));
                        return false;
                    }
                    return --left[0] > 0;
                });
    }

    private static boolean isMeant(Object key, KeyText text, ValueForm<?> form) {
        return key.toString().equals(text.text())
                || String.valueOf(form.of(key)).equals(text.text());
    }
}
