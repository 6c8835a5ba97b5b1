// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Leaves of one group, with the schemas they have. Filled once, then read by any thread. */
final class LeafGroup {

    private final Map<String, Leaf<?>> leaves = new HashMap<>();

    /** Returns the leaf for values of the class of this name, or null. */
    @Nullable Leaf<?> named(String className) {
        return leaves.get(className);
    }

    /** Adds a leaf that people see as JSON of another kind than text. */
    <T> void add(
            Class<T> type,
            Schema schema,
            Leaf.Writing<T> writing,
            Leaf.Reading<T> reading,
            Function<T, JsonNode> json) {
        leaves.put(type.getName(), new Leaf<>(type, schema, writing, reading, json));
    }

    /** Adds a leaf that people see as the text of {@link Object#toString}. */
    <T> void add(Class<T> type, Schema schema, Leaf.Writing<T> writing, Leaf.Reading<T> reading) {
        add(type, schema, writing, reading, value -> TextNode.valueOf(value.toString()));
    }

    /** A schema of a kind of Avro's that has no name, for the values of a class. */
    static Schema plain(Schema.Type kind, Class<?> type) {
        Schema schema = Schema.create(kind);
        schema.addProp(Names.CLASS, type.getName());
        return schema;
    }

    /** An array's schema, for the values of a class. */
    static Schema array(Schema.Type items, Class<?> type) {
        Schema schema = Schema.createArray(Schema.create(items));
        schema.addProp(Names.CLASS, type.getName());
        return schema;
    }

    /** A record's schema, for the values of a class; parts as {@code "long seconds"}. */
    static Schema parts(Class<?> type, String... parts) {
        List<Schema.Field> fields = new ArrayList<>();
        for (String part : parts) {
            int space = part.indexOf(' ');
            Schema.Type kind =
                    Schema.Type.valueOf(part.substring(0, space).toUpperCase(Locale.ROOT));
            fields.add(new Schema.Field(part.substring(space + 1), Schema.create(kind)));
        }
        Schema schema =
                Schema.createRecord(Names.simple(type), null, Names.space(type), false, fields);
        schema.addProp(Names.CLASS, type.getName());
        return schema;
    }
}
