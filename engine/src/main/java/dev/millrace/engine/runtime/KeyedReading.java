// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.InquiryException;
import dev.millrace.engine.inspect.KeyAnswer;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateReading;
import dev.millrace.engine.inspect.ValueForm;
import dev.millrace.engine.inspect.WindowReport;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.seam.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of keys, by one inquiry of each subtask that owns any. May be used by any
 * thread.
 */
final class KeyedReading {
    private record StateName(String operator, String state) {}

    private final LiveJob live;
    private final Clock clock;

    /** Of which class keys are, once that is known: it does not change in a run. */
    private final Map<StateName, Class<?>> keyTypes = new ConcurrentHashMap<>();

    KeyedReading(LiveJob live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    // What keys are.

    /**
     * The class of the keys of a state, null if no subtask has one.
     *
     * @throws InquiryException if there is no such state
     */
    @Nullable Class<?> keyType(LiveJob.Place place, String state) {
        StateName name = new StateName(place.operator().uid(), state);
        Class<?> known = keyTypes.get(name);
        if (known != null) {
            return known;
        }
        Object example = exampleKey(place, state);
        if (example == null) {
            return null;
        }
        keyTypes.put(name, example.getClass());
        return example.getClass();
    }

    private @Nullable Object exampleKey(LiveJob.Place place, String name) {
        boolean known = false;
        for (WatchedSubtask subtask : live.of(place.task())) {
            Optional<Optional<Object>> key =
                    subtask.ask(
                            () ->
                                    state(place, subtask, name)
                                            .map(each -> Optional.ofNullable(each.anyKey())));
            known |= key.isPresent();
            if (key.isPresent() && key.get().isPresent()) {
                return key.get().get();
            }
        }
        if (!known) {
            throw InquiryException.notFound(unknownState(place, name));
        }
        return null;
    }

    private String unknownState(LiveJob.Place place, String name) {
        WatchedSubtask first = live.of(place.task()).get(0);
        List<String> names =
                first.ask(
                        () ->
                                live.operator(place, first).states().stream()
                                        .map(ReadableState::name)
                                        .toList());
        String uid = place.operator().uid();
        return names.isEmpty()
                ? "Operator '" + uid + "' has no state that can be read"
                : "Operator '"
                        + uid
                        + "' has no state '"
                        + name
                        + "'; it has "
                        + String.join(", ", names);
    }

    /** A state of a subtask; asked between two of its steps. */
    Optional<ReadableState> state(LiveJob.Place place, WatchedSubtask subtask, String name) {
        return live.operator(place, subtask).states().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** The keys that are meant, without those that are none or of which there is none. */
    private Map<KeyText, MeantKey.Found> find(
            LiveJob.Place place,
            String state,
            Set<KeyText> keys,
            Class<?> type,
            ValueForm<?> form) {
        Map<KeyText, MeantKey.Found> found = new ConcurrentHashMap<>();
        if (MeantKey.reads(type)) {
            keys.forEach(key -> MeantKey.read(key, type).ifPresent(it -> found.put(key, it)));
            return found;
        }
        for (WatchedSubtask subtask : live.of(place.task())) {
            MeantKey.among(subtask, each -> state(place, each, state), keys, form, found);
        }
        return found;
    }

    static String unknownKey(String state, KeyText key) {
        return "Key '" + key.text() + "' has nothing in state '" + state + "' now";
    }

    private static String noKey(KeyText key, Class<?> type) {
        return "'" + key.text() + "' is no key here: keys are " + type.getName();
    }

    private WatchedSubtask owner(LiveJob.Place place, int hash) {
        int groups = place.task().maxParallelism();
        int parallelism = place.task().parallelism();
        int index = KeyGroups.subtaskOf(KeyGroups.groupOf(hash, groups), groups, parallelism);
        return live.of(place.task()).get(index);
    }

    // What they have.

    /** The values of each key that is meant; those of one subtask between the same two steps. */
    <T> List<KeyAnswer<T>> readEach(
            LiveJob.Place place,
            String state,
            List<KeyText> keys,
            Class<?> type,
            ValueForm<T> form) {
        Map<KeyText, MeantKey.Found> meant =
                find(place, state, new LinkedHashSet<>(keys), type, form);
        Map<WatchedSubtask, List<MeantKey.Found>> byOwner = new LinkedHashMap<>();
        meant.values()
                .forEach(
                        key ->
                                byOwner.computeIfAbsent(
                                                owner(place, key.hash()), o -> new ArrayList<>())
                                        .add(key));
        Map<MeantKey.Found, Optional<StateReading<T>>> readings = new HashMap<>();
        byOwner.forEach(
                (owner, own) ->
                        readings.putAll(owner.ask(() -> readHere(place, owner, state, own, form))));
        return keys.stream()
                .map(key -> answer(state, key, type, meant.get(key), readings))
                .toList();
    }

    private static <T> KeyAnswer<T> answer(
            String state,
            KeyText key,
            Class<?> type,
            MeantKey.@Nullable Found found,
            Map<MeantKey.Found, Optional<StateReading<T>>> readings) {
        if (found == null && MeantKey.reads(type)) {
            return KeyAnswer.nothing(noKey(key, type));
        }
        Optional<StateReading<T>> reading =
                found == null ? Optional.empty() : readings.getOrDefault(found, Optional.empty());
        return reading.map(KeyAnswer::of)
                .orElseGet(() -> KeyAnswer.nothing(unknownKey(state, key)));
    }

    private <T> Map<MeantKey.Found, Optional<StateReading<T>>> readHere(
            LiveJob.Place place,
            WatchedSubtask owner,
            String name,
            List<MeantKey.Found> keys,
            ValueForm<T> form) {
        Map<MeantKey.Found, Optional<StateReading<T>>> readings = new HashMap<>();
        keys.forEach(key -> readings.put(key, readHere(place, owner, name, key, form)));
        return readings;
    }

    private <T> Optional<StateReading<T>> readHere(
            LiveJob.Place place,
            WatchedSubtask owner,
            String name,
            MeantKey.Found found,
            ValueForm<T> form) {
        ReadableState state = state(place, owner, name).orElse(null);
        if (state == null) {
            return Optional.empty();
        }
        List<StateReading.Entry<T>> entries =
                entries(state, owner.place().index(), found.key(), found.hash(), form);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new StateReading<>(
                        state.scope(),
                        state.form(),
                        form.of(found.key()),
                        clock.wallMs(),
                        LiveJob.shown(live.operator(place, owner).currentWatermark()),
                        entries));
    }

    static <T> List<StateReading.Entry<T>> entries(
            ReadableState state, int subtask, @Nullable Object key, int hash, ValueForm<T> form) {
        List<StateReading.Entry<T>> entries = new ArrayList<>();
        state.read(
                key,
                hash,
                (window, value, expiryMs) ->
                        entries.add(
                                new StateReading.Entry<>(
                                        subtask,
                                        window == null ? null : WindowReport.of(window),
                                        form.of(value),
                                        expiryMs == Long.MAX_VALUE ? null : (Long) expiryMs)));
        return entries;
    }
}
