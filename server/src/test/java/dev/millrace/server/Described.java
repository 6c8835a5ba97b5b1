// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What {@code openapi.json} says the answers look like. */
final class Described {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final JsonNode document;
    private final TreeSet<String> seen = new TreeSet<>();

    private Described(JsonNode document) {
        this.document = document;
    }

    static Described byTheServer() throws Exception {
        try (InputStream in = MillraceServer.class.getResourceAsStream("openapi.json")) {
            return new Described(MAPPER.readTree(in));
        }
    }

    JsonNode document() {
        return document;
    }

    /** Every operation, as {@code GET /path}. */
    List<String> operations() {
        List<String> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }
        return operations;
    }

    TreeSet<String> seen() {
        return seen;
    }

    /** Asserts that an answer is one that the description has for this operation. */
    void check(String method, String path, Client.Answer answer) throws Exception {
        JsonNode operation = document.at("/paths").get(path).get(method.toLowerCase(Locale.ROOT));
        JsonNode response = operation.get("responses").get(Integer.toString(answer.status()));
        assertThat(response).as("%s %s: %s", method, path, answer).isNotNull();
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").asText().substring(1));
        }
        String type = answer.type().replaceAll(";.*", "");
        JsonNode content = response.get("content").get(type);
        assertThat(content).as("%s %s: %s", method, path, answer).isNotNull();
        if (type.endsWith("json")) {
            assertThat(problems(content.get("schema"), answer.json()))
                    .as("%s %s: %s", method, path, answer.body())
                    .isEmpty();
        }
        if (answer.status() < 400) {
            seen.add(method + " " + path);
        }
    }

    /** What is wrong with a value, by a schema of the document. */
    List<String> problems(JsonNode schema, JsonNode value) {
        var whole = MAPPER.createObjectNode();
        whole.set("components", document.get("components"));
        whole.setAll((com.fasterxml.jackson.databind.node.ObjectNode) schema);
        JsonSchema compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
        return compiled.validate(value).stream().map(Object::toString).toList();
    }
}
