// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Values of checkpoints in the JSON that a running job shows of them, so that they compare. */
final class PastJson {
    /** Says in checkpoints which class a value is of, where its place does not. */
    private static final String TYPE = "@type";

    private PastJson() {}

    /** The value without what only a checkpoint says of it, or the beginning of its text. */
    static JsonForm.Shown of(JsonNode value) {
        return JsonForm.shown(withoutTypes(value));
    }

    private static JsonNode withoutTypes(JsonNode value) {
        if (value.isArray()) {
            ArrayNode items = Json.mapper().createArrayNode();
            value.forEach(item -> items.add(withoutTypes(item)));
            return items;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode object = Json.mapper().createObjectNode();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!field.getKey().equals(TYPE)) {
                object.set(field.getKey(), withoutTypes(field.getValue()));
            }
        }
        return object;
    }
}
