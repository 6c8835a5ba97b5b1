// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.inspect.WindowReport;
import dev.millrace.engine.inspection.CheckpointSummary;
import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.engine.inspection.StateSummary;
import dev.millrace.engine.inspection.StoredEntry;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of a job as a checkpoint has it, in the form in which a running job shows its own. */
final class PastState {
    private static final Logger LOG = LoggerFactory.getLogger(PastState.class);

    /** Held while a checkpoint is read: a part of it lies in memory then, so one at a time. */
    private static final Object READING = new Object();

    private final SnapshotDirectory directory;
    private final CheckpointSummary checkpoint;

    PastState(SnapshotDirectory directory, CheckpointSummary checkpoint) {
        this.directory = directory;
        this.checkpoint = checkpoint;
    }

    /** What reads the disk, where a job that runs may tidy up at the same time. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        synchronized (READING) {
            try {
                return reading.read();
            } catch (IOException e) {
                LOG.warn("Checkpoint {} cannot be read", checkpoint.epoch(), e);
                throw Problem.notFound(
                        "Checkpoint "
                                + checkpoint.epoch()
                                + " cannot be read; the server's log says more");
            }
        }
    }

    // All states.

    /** As {@code StateList} in the description. */
    ObjectNode states() {
        ObjectNode answer = Json.mapper().createObjectNode().put("checkpoint", checkpoint.epoch());
        ArrayNode operators = answer.putArray("operators");
        Map<String, ArrayNode> states = new LinkedHashMap<>();
        for (PastPlace place : PastPlace.all(read(() -> directory.show(checkpoint.epoch())))) {
            states.computeIfAbsent(place.part().uid(), uid -> operator(operators, place))
                    .add(state(place));
        }
        return answer;
    }

    private static ArrayNode operator(ArrayNode operators, PastPlace place) {
        return operators
                .addObject()
                .put("id", place.part().uid())
                .put("name", place.part().operator())
                .putArray("states");
    }

    private static ObjectNode state(PastPlace place) {
        StateSummary part = place.part();
        List<String> types = place.column().types();
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("name", place.name())
                        .put("scope", place.scope().name())
                        .put("kind", place.form().name())
                        .put("keyType", part.keyTypes().isEmpty() ? null : part.keyTypes().get(0))
                        .put("valueType", types.isEmpty() ? null : types.get(0))
                        .put("keys", part.baseEntries())
                        .put("bytes", part.sizeBytes());
        node.putArray("subtasks");
        return node;
    }

    private PastPlace place(List<StateSummary> parts, String operator, String state) {
        List<PastPlace> places =
                PastPlace.all(parts).stream()
                        .filter(each -> each.part().uid().equals(operator))
                        .toList();
        return places.stream()
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "Checkpoint "
                                                + checkpoint.epoch()
                                                + " has no state '"
                                                + state
                                                + "' of operator '"
                                                + operator
                                                + "'; of this operator it has "
                                                + places.stream().map(PastPlace::name).toList()));
    }

    // One state.

    /** As {@code StateValue} in the description. */
    ObjectNode value(String operator, String state, @Nullable String key) {
        return read(() -> readValue(operator, state, key));
    }

    private ObjectNode readValue(String operator, String state, @Nullable String key)
            throws IOException {
        List<StateSummary> parts = directory.show(checkpoint.epoch());
        PastPlace place = place(parts, operator, state);
        List<StoredEntry> found = found(place, key);
        if (found.isEmpty()) {
            throw Problem.notFound(nothing(key, state));
        }
        ObjectNode answer =
                Json.mapper()
                        .createObjectNode()
                        .put("operator", operator)
                        .put("state", state)
                        .put("scope", place.scope().name())
                        .put("kind", place.form().name())
                        .put("checkpoint", checkpoint.epoch());
        put(parts, place, found, answer);
        return answer;
    }

    /** As {@code StateValues} in the description. */
    ObjectNode values(String operator, String state, List<String> keys) {
        ObjectNode answer =
                Json.mapper()
                        .createObjectNode()
                        .put("operator", operator)
                        .put("state", state)
                        .put("checkpoint", checkpoint.epoch());
        ArrayNode values = answer.putArray("values");
        for (String key : keys) {
            values.add(read(() -> readOne(operator, state, key)));
        }
        return answer;
    }

    private ObjectNode readOne(String operator, String state, String key) throws IOException {
        List<StateSummary> parts = directory.show(checkpoint.epoch());
        PastPlace place = place(parts, operator, state);
        List<StoredEntry> found = found(place, key);
        ObjectNode value = Json.mapper().createObjectNode().put("asked", key);
        if (found.isEmpty()) {
            StatePages.putNothing(value);
            return value.put("reason", nothing(key, state));
        }
        put(parts, place, found, value);
        return value.putNull("reason");
    }

    private List<StoredEntry> found(PastPlace place, @Nullable String key) throws IOException {
        return place.isKeyed() ? ofKey(place, key) : items(place, key);
    }

    private void put(
            List<StateSummary> parts, PastPlace place, List<StoredEntry> found, ObjectNode answer)
            throws IOException {
        JsonNode shownKey = found.get(0).key();
        answer.set("key", place.isKeyed() && shownKey != null ? bare(shownKey) : null);
        answer.put("readMs", checkpoint.takenAtMs()).putNull("watermark");
        ArrayNode entries = answer.putArray("entries");
        if (place.isKeyed()) {
            String operator = place.part().uid();
            long sliceMs = place.part().part().equals("slices") ? sliceMs(parts, operator) : 0;
            found.forEach(entry -> addKeyed(entries, place, entry, sliceMs));
        } else {
            addItems(entries, place, found);
        }
    }

    private String nothing(@Nullable String key, String state) {
        String what = key == null ? "State '" : "Key '" + key + "' has nothing in state '";
        return what
                + state
                + (key == null ? "' holds nothing" : "'")
                + " in checkpoint "
                + checkpoint.epoch();
    }

    private List<StoredEntry> ofKey(PastPlace place, @Nullable String key) throws IOException {
        if (key == null) {
            throw Problem.badRequest(
                    "State '"
                            + place.name()
                            + "' belongs to keys: say which key (over REST by the parameter key)");
        }
        return directory.get(checkpoint.epoch(), place.part().uid(), key).stream()
                .filter(entry -> isOf(entry, place))
                .toList();
    }

    static boolean isOf(StoredEntry entry, PastPlace place) {
        return entry.part().equals(place.part().part())
                && entry.values().containsKey(place.column().name());
    }

    private List<StoredEntry> items(PastPlace place, @Nullable String key) throws IOException {
        List<StoredEntry> found = new ArrayList<>();
        if (key == null) {
            directory.forEach(
                    checkpoint.epoch(),
                    place.part().uid(),
                    place.part().part(),
                    entry -> {
                        if (isOf(entry, place)) {
                            found.add(entry);
                        }
                    });
        }
        return found;
    }

    /** Slices are as long as the windows and the steps between them can all be put together of. */
    private long sliceMs(List<StateSummary> parts, String operator) throws IOException {
        long[] lengthMs = {0};
        if (parts.stream().anyMatch(it -> it.uid().equals(operator) && it.part().equals("grid"))) {
            directory.forEach(
                    checkpoint.epoch(),
                    operator,
                    "grid",
                    grid -> lengthMs[0] = common(grid, "sizeMs", "slideMs"));
        }
        return lengthMs[0];
    }

    private static long common(StoredEntry grid, String one, String other) {
        BigInteger first = BigInteger.valueOf(valueOf(grid, one).asLong());
        return first.gcd(BigInteger.valueOf(valueOf(grid, other).asLong())).longValue();
    }

    private static JsonNode valueOf(StoredEntry entry, String column) {
        return entry.values().getOrDefault(column, JsonNodeFactory.instance.nullNode());
    }

    private static void addKeyed(
            ArrayNode entries, PastPlace place, StoredEntry entry, long sliceMs) {
        String column = place.column().name();
        JsonNode value = valueOf(entry, column);
        if (place.scope() == StateScope.TIMERS) {
            add(entries, entry.subtask(), null, timeOf(entry.namespace()), null);
        } else if (place.isSessions()) {
            for (JsonNode session : value) {
                WindowReport window =
                        PastPlace.window(
                                session.path("start").asLong(), session.path("end").asLong());
                add(entries, entry.subtask(), window, session.path("accumulator"), null);
            }
        } else {
            WindowReport window = place.window(entry.namespace(), sliceMs).orElse(null);
            add(entries, entry.subtask(), window, value, entry.expiriesMs().get(column));
        }
    }

    /** A timer of a window is its time with the window. */
    private static JsonNode timeOf(@Nullable JsonNode namespace) {
        if (namespace == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        return namespace.has("time") ? namespace.get("time") : namespace;
    }

    /** One entry for each subtask, as a running job shows them. */
    private static void addItems(ArrayNode entries, PastPlace place, List<StoredEntry> found) {
        Map<Integer, List<StoredEntry>> bySubtask = new LinkedHashMap<>();
        found.forEach(
                item ->
                        bySubtask
                                .computeIfAbsent(item.subtask(), subtask -> new ArrayList<>())
                                .add(item));
        bySubtask.forEach((subtask, items) -> add(entries, subtask, null, all(place, items), null));
    }

    private static JsonNode all(PastPlace place, List<StoredEntry> items) {
        String column = place.column().name();
        if (place.scope() == StateScope.BROADCAST) {
            ObjectNode map = Json.mapper().createObjectNode();
            items.forEach(
                    item -> {
                        JsonNode key = item.key();
                        String text = key == null ? "null" : PastJson.of(key).toString();
                        map.set(text, valueOf(item, column));
                    });
            return map;
        }
        ArrayNode list = Json.mapper().createArrayNode();
        items.forEach(item -> list.add(valueOf(item, column)));
        return list;
    }

    private static void add(
            ArrayNode entries,
            int subtask,
            @Nullable WindowReport window,
            JsonNode value,
            @Nullable Long expiresMs) {
        JsonForm.Shown shown = PastJson.of(value);
        ObjectNode node = entries.addObject().put("subtask", subtask);
        node.set("window", Json.mapper().valueToTree(window));
        node.set("value", shown.node());
        node.put("expiresMs", expiresMs).put("truncated", shown.truncated());
    }

    static JsonNode bare(JsonNode key) {
        return PastJson.of(key).node();
    }

    /** As {@code StateKeys} in the description. */
    ObjectNode keys(String operator, String state, PastKeys.Place after, int limit) {
        return read(
                () -> {
                    PastPlace place = place(directory.show(checkpoint.epoch()), operator, state);
                    PastKeys keys = new PastKeys(directory, checkpoint.epoch(), place);
                    return keys.page(state, after, limit);
                });
    }
}
