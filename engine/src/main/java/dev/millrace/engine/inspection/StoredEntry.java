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
 */
public record StoredEntry(
        String uid,
        String part,
        @Nullable JsonNode key,
        @Nullable JsonNode namespace,
        Map<String, JsonNode> values) {
    public StoredEntry {
        values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
    }

    /** What tells it from the others of its part. */
    String id() {
        return uid + "\n" + part + "\n" + key + "\n" + namespace;
    }
}
