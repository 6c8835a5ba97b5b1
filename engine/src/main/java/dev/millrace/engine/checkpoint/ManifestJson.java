// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.snapshot.PartKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries of a history as JSON, in which parts refer to files by their place in a list. */
final class ManifestJson {
    private ManifestJson() {}

    static ObjectNode of(HistoryEntry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("job", entry.jobName());
        if (entry instanceof Claim claim) {
            json.put("run", claim.run());
            json.put("lastEpoch", claim.lastEpoch());
            json.put("claimedAtMs", claim.claimedAtMs());
        } else if (entry instanceof Manifest manifest) {
            json.put("epoch", manifest.epoch());
            json.put("generation", manifest.generation());
            json.put("purpose", manifest.purpose().name());
            json.put("takenAtMs", manifest.takenAtMs());
            json.put("fingerprint", manifest.fingerprint());
            json.put("complete", manifest.complete());
            Map<SnapshotFileRef, Integer> places = putFiles(json.putArray("files"), manifest);
            ArrayNode operators = json.putArray("operators");
            manifest.operators().forEach(it -> putOperator(operators.addObject(), it, places));
        }
        return json;
    }

    private static Map<SnapshotFileRef, Integer> putFiles(ArrayNode json, Manifest manifest) {
        Map<SnapshotFileRef, Integer> places = new LinkedHashMap<>();
        for (SnapshotFileRef file : manifest.files()) {
            places.put(file, places.size());
            ObjectNode one = json.addObject();
            one.put("name", file.name());
            one.put("epoch", file.epoch());
            one.put("sizeBytes", file.sizeBytes());
            one.put("crc32c", HexFormat.of().toHexDigits(file.checksum()));
        }
        return places;
    }

    private static void putOperator(
            ObjectNode json, OperatorState operator, Map<SnapshotFileRef, Integer> places) {
        json.put("uid", operator.uid());
        json.put("name", operator.name());
        json.put("kind", operator.kind());
        json.put("parallelism", operator.parallelism());
        json.put("maxParallelism", operator.maxParallelism());
        operator.drained().forEach(json.putArray("drained")::add);
        ArrayNode parts = json.putArray("parts");
        for (PartState part : operator.parts()) {
            ObjectNode one = parts.addObject();
            one.put("part", part.part());
            one.put("kind", part.kind().name());
            one.put("subtask", part.subtask());
            ArrayNode files = one.putArray("files");
            part.files().forEach(file -> files.add(places.get(file)));
        }
    }

    static Claim claim(JsonNode json, String engineVersion) {
        return new Claim(
                text(json, "job"),
                engineVersion,
                text(json, "run"),
                number(json, "lastEpoch"),
                number(json, "claimedAtMs"));
    }

    static Manifest manifest(JsonNode json, String engineVersion) {
        List<SnapshotFileRef> files = new ArrayList<>();
        list(json, "files").forEach(file -> files.add(file(file)));
        List<OperatorState> operators = new ArrayList<>();
        list(json, "operators").forEach(operator -> operators.add(operator(operator, files)));
        return new Manifest(
                text(json, "job"),
                engineVersion,
                number(json, "epoch"),
                number(json, "generation"),
                CheckpointPurpose.valueOf(text(json, "purpose")),
                number(json, "takenAtMs"),
                text(json, "fingerprint"),
                field(json, "complete").asBoolean(),
                operators);
    }

    /** Of a name that is one of ours, so that nobody's manifest leads anywhere else. */
    private static SnapshotFileRef file(JsonNode json) {
        String name = text(json, "name");
        if (SnapshotFileName.parse(name).isEmpty()) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of a file");
        }
        return new SnapshotFileRef(
                name,
                number(json, "epoch"),
                number(json, "sizeBytes", 0, Long.MAX_VALUE),
                Integer.parseUnsignedInt(text(json, "crc32c"), 16));
    }

    private static OperatorState operator(JsonNode json, List<SnapshotFileRef> files) {
        List<Integer> drained = new ArrayList<>();
        list(json, "drained").forEach(subtask -> drained.add(subtask.asInt()));
        List<PartState> parts = new ArrayList<>();
        for (JsonNode part : list(json, "parts")) {
            List<SnapshotFileRef> own = new ArrayList<>();
            list(part, "files").forEach(place -> own.add(files.get(checked(place, files))));
            parts.add(
                    new PartState(
                            text(part, "part"),
                            PartKind.valueOf(text(part, "kind")),
                            (int)
                                    number(
                                            part,
                                            "subtask",
                                            OperatorState.COORDINATOR,
                                            KeyGroups.MOST_GROUPS),
                            own));
        }
        return new OperatorState(
                text(json, "uid"),
                text(json, "name"),
                text(json, "kind"),
                (int) number(json, "parallelism", 1, KeyGroups.MOST_GROUPS),
                (int) number(json, "maxParallelism", 1, KeyGroups.MOST_GROUPS),
                drained,
                parts);
    }

    private static int checked(JsonNode place, List<SnapshotFileRef> files) {
        int at = place.asInt(-1);
        if (at < 0 || at >= files.size()) {
            throw new IllegalArgumentException("there is no file " + place);
        }
        return at;
    }

    private static JsonNode field(JsonNode json, String name) {
        JsonNode field = json.get(name);
        if (field == null) {
            throw new IllegalArgumentException("there is no \"" + name + "\"");
        }
        return field;
    }

    private static String text(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.isTextual()) {
            throw new IllegalArgumentException("\"" + name + "\" is no text");
        }
        return field.asText();
    }

    private static long number(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.canConvertToLong()) {
            throw new IllegalArgumentException("\"" + name + "\" is no whole number");
        }
        return field.asLong();
    }

    private static long number(JsonNode json, String name, long least, long most) {
        long number = number(json, name);
        if (number < least || number > most) {
            throw new IllegalArgumentException("\"" + name + "\" is " + number);
        }
        return number;
    }

    private static JsonNode list(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.isArray()) {
            throw new IllegalArgumentException("\"" + name + "\" is no list");
        }
        return field;
    }
}
