// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.PartState;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a key that is given as text, whatever class it is of. */
final class KeySearch {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final OperatorState operator;
    private final String text;
    private final @Nullable JsonNode json;

    KeySearch(Store store, OperatorState operator, String text) {
        this.store = store;
        this.operator = operator;
        this.text = text;
        this.json = parse(text);
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Looks where a string or number would be, and everywhere only if it is not there. */
    List<StoredEntry> run() throws IOException {
        Set<String> parts = new LinkedHashSet<>();
        for (PartState part : operator.parts()) {
            if (part.kind() == PartKind.KEYED) {
                parts.add(part.part());
            }
        }
        List<StoredEntry> found = new ArrayList<>();
        for (String part : parts) {
            for (int group : likelyGroups()) {
                found.addAll(content(part).inGroup(group).entries());
            }
        }
        if (found.isEmpty()) {
            for (String part : parts) {
                found.addAll(content(part).entries());
            }
        }
        return found;
    }

    private PartContent content(String part) {
        return new PartContent(store, operator, part).only(entry -> isIt((JsonNode) entry.key()));
    }

    private Set<Integer> likelyGroups() {
        Set<Integer> groups = new LinkedHashSet<>();
        groups.add(KeyGroups.groupOf(KeyHash.of(text), operator.maxParallelism()));
        if (json != null && json.isIntegralNumber() && json.canConvertToLong()) {
            long number = json.asLong();
            for (Object key : List.of(number, (int) number, (short) number, (byte) number)) {
                groups.add(KeyGroups.groupOf(KeyHash.of(key), operator.maxParallelism()));
            }
        }
        return groups;
    }

    private boolean isIt(@Nullable JsonNode key) {
        return key != null && (key.isValueNode() ? key.asText().equals(text) : key.equals(json));
    }
}
