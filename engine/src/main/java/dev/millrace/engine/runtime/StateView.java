// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.InquiryException;
import dev.millrace.engine.inspect.KeyPage;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateForm;
import dev.millrace.engine.inspect.StateReading;
import dev.millrace.engine.inspect.StateReport;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.inspect.ValueForm;
import dev.millrace.engine.inspect.WindowReport;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.seam.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads state by inquiries of the subtasks that own it. */
final class StateView {
    private final LiveJob live;
    private final Clock clock;

    StateView(LiveJob live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    // All states.

    private record Seen(
            String name,
            StateScope scope,
            StateForm form,
            @Nullable String keyType,
            @Nullable String valueType,
            long keys,
            long bytes) {}

    List<StateReport> states() {
        List<StateReport> reports = new ArrayList<>();
        for (LiveJob.Place place : live.places()) {
            if (live.operator(place, live.of(place.task()).get(0)).isStateful()) {
                reports.add(report(place));
            }
        }
        return reports;
    }

    private StateReport report(LiveJob.Place place) {
        Map<String, List<Seen>> byName = new LinkedHashMap<>();
        for (WatchedSubtask subtask : live.of(place.task())) {
            List<Seen> seen =
                    subtask.ask(
                            () ->
                                    live.operator(place, subtask).states().stream()
                                            .map(StateView::seen)
                                            .toList());
            seen.forEach(
                    each -> byName.computeIfAbsent(each.name, n -> new ArrayList<>()).add(each));
        }
        return new StateReport(
                place.operator().uid(),
                place.operator().name(),
                byName.values().stream().map(StateView::sum).toList());
    }

    private static Seen seen(ReadableState state) {
        return new Seen(
                state.name(),
                state.scope(),
                state.form(),
                typeOf(state.anyKey()),
                typeOf(state.anyValue()),
                state.keyCount(),
                state.sizeBytes());
    }

    private static @Nullable String typeOf(@Nullable Object value) {
        return value == null ? null : value.getClass().getName();
    }

    private static StateReport.State sum(List<Seen> ofSubtasks) {
        Seen first = ofSubtasks.get(0);
        List<StateReport.Share> shares = new ArrayList<>();
        String keyType = null;
        String valueType = null;
        for (int i = 0; i < ofSubtasks.size(); i++) {
            Seen seen = ofSubtasks.get(i);
            shares.add(new StateReport.Share(i, seen.keys, seen.bytes));
            keyType = keyType == null ? seen.keyType : keyType;
            valueType = valueType == null ? seen.valueType : valueType;
        }
        return new StateReport.State(
                first.name,
                first.scope,
                first.form,
                keyType,
                valueType,
                ofSubtasks.stream().mapToLong(Seen::keys).sum(),
                ofSubtasks.stream().mapToLong(Seen::bytes).sum(),
                shares);
    }

    // One state.

    <T> StateReading<T> read(
            String operator, String state, @Nullable KeyText key, ValueForm<T> form) {
        LiveJob.Place place = live.place(operator);
        Object example = exampleKey(place, state);
        if (example == null) {
            return readAll(place, state, key, form);
        }
        if (key == null) {
            throw InquiryException.notSensible(
                    "State '" + state + "' belongs to keys: say which key");
        }
        MeantKey.Found found = find(place, state, key, example, form);
        WatchedSubtask owner = owner(place, found.hash());
        return owner.ask(() -> readHere(place, owner, state, found, key, form));
    }

    /** Some key of a state, null if no subtask has one. */
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

    private Optional<ReadableState> state(
            LiveJob.Place place, WatchedSubtask subtask, String name) {
        return live.operator(place, subtask).states().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    MeantKey.Found find(
            LiveJob.Place place, String state, KeyText key, Object example, ValueForm<?> form) {
        if (MeantKey.reads(example)) {
            return MeantKey.read(key, example).orElseThrow(() -> notKey(key, example));
        }
        for (WatchedSubtask subtask : live.of(place.task())) {
            MeantKey.Found found =
                    MeantKey.among(subtask, each -> state(place, each, state), key, form);
            if (found != null) {
                return found;
            }
        }
        throw unknownKey(state, key);
    }

    private static InquiryException notKey(KeyText key, Object example) {
        return InquiryException.notFound(
                "'" + key.text() + "' is no key here: keys are " + example.getClass().getName());
    }

    private static InquiryException unknownKey(String state, KeyText key) {
        return InquiryException.notFound(
                "Key '" + key.text() + "' has nothing in state '" + state + "' now");
    }

    WatchedSubtask owner(LiveJob.Place place, int hash) {
        int groups = place.task().maxParallelism();
        int parallelism = place.task().parallelism();
        int index = KeyGroups.subtaskOf(KeyGroups.groupOf(hash, groups), groups, parallelism);
        return live.of(place.task()).get(index);
    }

    private <T> StateReading<T> readHere(
            LiveJob.Place place,
            WatchedSubtask owner,
            String name,
            MeantKey.Found found,
            KeyText text,
            ValueForm<T> form) {
        ReadableState state = state(place, owner, name).orElseThrow(() -> unknownKey(name, text));
        List<StateReading.Entry<T>> entries =
                entries(state, owner.place().index(), found.key(), found.hash(), form);
        if (entries.isEmpty()) {
            throw unknownKey(name, text);
        }
        return new StateReading<>(
                state.scope(),
                state.form(),
                form.of(found.key()),
                clock.wallMs(),
                LiveJob.shown(live.operator(place, owner).currentWatermark()),
                entries);
    }

    private static <T> List<StateReading.Entry<T>> entries(
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

    /** A state without keys, or one that is empty. */
    private <T> StateReading<T> readAll(
            LiveJob.Place place, String name, @Nullable KeyText key, ValueForm<T> form) {
        if (key != null) {
            throw unknownKey(name, key);
        }
        List<StateReading.Entry<T>> entries = new ArrayList<>();
        ReadableState shape = null;
        long watermark = Long.MAX_VALUE;
        for (WatchedSubtask subtask : live.of(place.task())) {
            ReadableState one =
                    subtask.ask(
                            () -> {
                                ReadableState state = state(place, subtask, name).orElseThrow();
                                entries.addAll(
                                        entries(state, subtask.place().index(), null, 0, form));
                                return state;
                            });
            shape = one;
            watermark = Math.min(watermark, live.operator(place, subtask).currentWatermark());
        }
        Objects.requireNonNull(shape, "a task has a subtask");
        if (entries.isEmpty()) {
            throw InquiryException.notFound("State '" + name + "' holds nothing now");
        }
        return new StateReading<>(
                shape.scope(),
                shape.form(),
                null,
                clock.wallMs(),
                LiveJob.shown(watermark),
                entries);
    }

    // Keys.

    <T> KeyPage<T> keys(
            String operator, String name, @Nullable String after, int limit, ValueForm<T> form) {
        LiveJob.Place place = live.place(operator);
        exampleKey(place, name);
        List<WatchedSubtask> subtasks = live.of(place.task());
        KeyPlace from = after == null ? new KeyPlace(0, 0) : KeyPlace.of(after, subtasks.size());
        List<KeyPage.Entry<T>> page = new ArrayList<>();
        for (int i = from.subtask(); i < subtasks.size(); i++) {
            WatchedSubtask subtask = subtasks.get(i);
            long place0 = i == from.subtask() ? from.place() : 0;
            long next =
                    subtask.ask(
                            () ->
                                    state(place, subtask, name)
                                            .map(
                                                    s ->
                                                            page(
                                                                    place, subtask, s, place0,
                                                                    limit, page, form))
                                            .orElse(-1L));
            if (next >= 0) {
                return new KeyPage<>(page, new KeyPlace(i, next).text());
            }
            if (page.size() == limit && i + 1 < subtasks.size()) {
                return new KeyPage<>(page, new KeyPlace(i + 1, 0).text());
            }
        }
        return new KeyPage<>(page, null);
    }

    private static <T> long page(
            LiveJob.Place place,
            WatchedSubtask subtask,
            ReadableState state,
            long from,
            int limit,
            List<KeyPage.Entry<T>> page,
            ValueForm<T> form) {
        return state.scan(
                from,
                (key, hash) -> {
                    if (page.size() == limit) {
                        return false;
                    }
                    T formed = form.of(key);
                    page.add(
                            new KeyPage.Entry<>(
                                    formed,
                                    MeantKey.reads(key) ? key.toString() : String.valueOf(formed),
                                    subtask.place().index(),
                                    KeyGroups.groupOf(hash, place.task().maxParallelism())));
                    return page.size() < limit;
                });
    }
}
