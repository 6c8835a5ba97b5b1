// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that a {@link TypeTable} wrote as JSON, without the classes they are of.
 *
 * <p>Records and objects become JSON objects, with {@code @type} where the schema does not say
 * which class stands there; maps with strings, numbers or constants for keys become objects, others
 * arrays of pairs; times are texts as ISO 8601 has them; bytes are in Base64. One thread.
 *
 * <pre>{@code
 * JsonNode account = new GenericReader(head).read(decoder);
 * }</pre>
 */
public final class GenericReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final WrittenTypes written;
    private @Nullable ValueInput in;

    /**
     * Takes the types of a file.
     *
     * @throws UnreadableValueException if one of the types was not made by a {@link TypeTable}
     */
    public GenericReader(List<TypeEntry> written) throws UnreadableValueException {
        this.written = new WrittenTypes(written);
    }

    /**
     * Reads a value; null as JSON's null.
     *
     * @throws UnreadableValueException if the bytes are no value
     * @throws IOException if the bytes end too early
     */
    public JsonNode read(BinaryDecoder from) throws IOException {
        ValueInput input = in;
        if (input == null) {
            input = new ValueInput(from);
            in = input;
        }
        input.begin(from);
        try {
            return readNumbered(input, false);
        } catch (AvroRuntimeException | UnsupportedOperationException e) {
            throw new UnreadableValueException("the bytes are no value: " + e.getMessage(), e);
        }
    }

    private JsonNode readNumbered(ValueInput input, boolean tellsType) throws IOException {
        int number = input.decoder().readInt();
        if (number == 0) {
            return NullNode.getInstance();
        }
        Schema schema = written.schema(number);
        JsonNode value = read(schema, input);
        if (!tellsType || !(value instanceof ObjectNode) || isMap(schema)) {
            return value;
        }
        ObjectNode typed = JSON.objectNode();
        typed.put("@type", Names.classOf(schema));
        typed.setAll((ObjectNode) value);
        return typed;
    }

    private static boolean isMap(Schema schema) {
        return schema.getType() != Schema.Type.RECORD;
    }

    private JsonNode read(Schema schema, ValueInput input) throws IOException {
        if (WrittenTypes.isAny(schema)) {
            return input.readLength("a value") == 0
                    ? NullNode.getInstance()
                    : readNumbered(input, true);
        }
        Leaf<?> leaf = Leaves.named(Names.classOf(schema));
        if (leaf != null && leaf.schema().equals(schema)) {
            return leaf.readJson(input);
        }
        return switch (schema.getType()) {
            case UNION ->
                    input.readWithin(0, 1) == 0
                            ? NullNode.getInstance()
                            : read(schema.getTypes().get(1), input);
            case ENUM -> {
                List<String> symbols = schema.getEnumSymbols();
                yield TextNode.valueOf(symbols.get(input.readWithin(0, symbols.size() - 1)));
            }
            case RECORD -> readRecord(schema, input);
            case ARRAY -> readArray(schema, input);
            case BYTES -> readRegistered(schema, input);
            default ->
                    throw new UnreadableValueException(
                            "no value of Millrace's has the schema " + schema);
        };
    }

    private JsonNode readRegistered(Schema schema, ValueInput input) throws IOException {
        ObjectNode json = JSON.objectNode();
        json.put("@type", Names.classOf(schema));
        json.put("bytes", input.readBytes());
        return json;
    }

    private JsonNode readRecord(Schema schema, ValueInput input) throws IOException {
        input.enter();
        ObjectNode json = JSON.objectNode();
        for (Schema.Field field : schema.getFields()) {
            json.set(field.name(), read(field.schema(), input));
        }
        input.leave();
        boolean isOptional = Names.classOf(schema).equals(Optional.class.getName());
        return isOptional ? json.path("value") : json;
    }

    private JsonNode readArray(Schema schema, ValueInput input) throws IOException {
        input.enter();
        ArrayNode items = JSON.arrayNode();
        Schema item = schema.getElementType();
        for (long n = input.decoder().readArrayStart(); n != 0; n = input.decoder().arrayNext()) {
            for (long i = 0; i < n; i++) {
                items.add(read(item, input));
            }
        }
        input.leave();
        return HolderCodec.isPair(item) ? asObject(items) : items;
    }

    /** Returns pairs as an object if their keys can be its names. */
    private static JsonNode asObject(ArrayNode pairs) {
        ObjectNode object = JSON.objectNode();
        for (JsonNode pair : pairs) {
            JsonNode key = pair.path("key");
            if (!key.isValueNode() || key.isNull() || object.has(key.asText())) {
                return pairs;
            }
            object.set(key.asText(), pair.path("value"));
        }
        return object;
    }
}
