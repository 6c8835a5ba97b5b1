// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.ValueForm;
import dev.millrace.engine.key.KeyHash;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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

    /**
     * Looks through the keys of a state of one subtask, a stretch in each step, until all that are
     * meant are in {@code found}.
     *
     * @param found may be changed by the subtask's thread
     */
    static void among(
            WatchedSubtask subtask,
            Function<WatchedSubtask, Optional<ReadableState>> state,
            Set<KeyText> texts,
            ValueForm<?> form,
            Map<KeyText, Found> found) {
        long place = 0;
        while (place >= 0 && found.size() < texts.size()) {
            long from = place;
            place =
                    subtask.ask(
                            () ->
                                    state.apply(subtask)
                                            .map(each -> stretch(each, from, texts, form, found))
                                            .orElse(-1L));
        }
    }

    private static long stretch(
            ReadableState state,
            long from,
            Set<KeyText> texts,
            ValueForm<?> form,
            Map<KeyText, Found> found) {
        int[] left = {KEYS_PER_STEP};
        return state.scan(
                from,
                (key, hash) -> {
                    look(key.toString(), texts, key, hash, found);
                    look(String.valueOf(form.of(key)), texts, key, hash, found);
                    return found.size() < texts.size() && --left[0] > 0;
                });
    }

    private static void look(
            String text, Set<KeyText> texts, Object key, int hash, Map<KeyText, Found> found) {
        KeyText asked = new KeyText(text);
        if (texts.contains(asked)) {
            found.putIfAbsent(asked, new Found(key, hash));
        }
    }
}
