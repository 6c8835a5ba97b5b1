// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a key has in a part, or one item of a list.
 *
 * @param uid the operator
 * @param part name of the part
 * @param key as JSON, null if it has none
 * @param namespace what tells entries of one key apart, such as a window, or null
 * @param values by name of the state, as JSON
 * @param expiriesMs by name of the state, when its time to live is over, in ms since the epoch;
 *     only of states that have one
 * @param subtask who wrote it
 * @param keyGroup of its key, -1 if it has none
 */
public record StoredEntry(
        String uid,
        String part,
        @Nullable JsonNode key,
        @Nullable JsonNode namespace,
        Map<String, JsonNode> values,
        Map<String, Long> expiriesMs,
        int subtask,
        int keyGroup) {
    public StoredEntry {
        values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
        expiriesMs = Map.copyOf(expiriesMs);
    }

    /** What tells it from the others of its part. */
    String id() {
        return uid + "\n" + part + "\n" + key + "\n" + namespace;
    }
}
