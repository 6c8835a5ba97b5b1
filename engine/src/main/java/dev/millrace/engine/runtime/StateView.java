// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.InquiryException;
import dev.millrace.engine.inspect.KeyAnswer;
import dev.millrace.engine.inspect.KeyPage;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateForm;
import dev.millrace.engine.inspect.StateReading;
import dev.millrace.engine.inspect.StateReport;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.inspect.ValueForm;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.seam.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads state by inquiries of the subtasks that own it. May be used by any thread. */
final class StateView {
    private final LiveJob live;
    private final Clock clock;
    private final KeyedReading keyed;

    StateView(LiveJob live, Clock clock) {
        this.live = live;
        this.clock = clock;
        this.keyed = new KeyedReading(live, clock);
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
        Class<?> keyType = keyed.keyType(place, state);
        if (keyType == null) {
            return readAll(place, state, key, form);
        }
        if (key == null) {
            throw InquiryException.notSensible(
                    "State '" + state + "' belongs to keys: say which key");
        }
        return keyed.readEach(place, state, List.of(key), keyType, form).get(0).found();
    }

    <T> List<KeyAnswer<T>> readEach(
            String operator, String state, List<KeyText> keys, ValueForm<T> form) {
        LiveJob.Place place = live.place(operator);
        Class<?> keyType = keyed.keyType(place, state);
        if (keyType == null) {
            return keys.stream()
                    .map(key -> KeyAnswer.<T>nothing(KeyedReading.unknownKey(state, key)))
                    .toList();
        }
        return keyed.readEach(place, state, keys, keyType, form);
    }

    /** A state without keys, or one that is empty. */
    private <T> StateReading<T> readAll(
            LiveJob.Place place, String name, @Nullable KeyText key, ValueForm<T> form) {
        if (key != null) {
            throw InquiryException.notFound(KeyedReading.unknownKey(name, key));
        }
        List<StateReading.Entry<T>> entries = new ArrayList<>();
        ReadableState shape = null;
        long watermark = Long.MAX_VALUE;
        for (WatchedSubtask subtask : live.of(place.task())) {
            ReadableState one =
                    subtask.ask(
                            () -> {
                                ReadableState state =
                                        keyed.state(place, subtask, name).orElseThrow();
                                int index = subtask.place().index();
                                entries.addAll(KeyedReading.entries(state, index, null, 0, form));
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
        keyed.keyType(place, name);
        List<WatchedSubtask> subtasks = live.of(place.task());
        KeyPlace from = after == null ? new KeyPlace(0, 0) : KeyPlace.of(after, subtasks.size());
        List<KeyPage.Entry<T>> page = new ArrayList<>();
        for (int i = from.subtask(); i < subtasks.size(); i++) {
            WatchedSubtask subtask = subtasks.get(i);
            long place0 = i == from.subtask() ? from.place() : 0;
            long next =
                    subtask.ask(
                            () ->
                                    keyed.state(place, subtask, name)
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
                                    MeantKey.reads(key.getClass())
                                            ? key.toString()
                                            : String.valueOf(formed),
                                    subtask.place().index(),
                                    KeyGroups.groupOf(hash, place.task().maxParallelism())));
                    return page.size() < limit;
                });
    }
}
