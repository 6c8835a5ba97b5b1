// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.function.Function;
import org.apache.avro.Schema;

/** A type that holds no values of other types, written and read without looking at its class. */
final class Leaf<T> extends Codec {

    /** Writes a value. */
    @FunctionalInterface
    interface Writing<T> {
        void write(T value, ValueOutput out) throws IOException;
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ValueInput in) throws IOException;
    }

    private final Class<T> type;
    private final Schema schema;
    private final Writing<T> writing;
    private final Reading<T> reading;
    private final Function<T, JsonNode> json;

    Leaf(
            Class<T> type,
            Schema schema,
            Writing<T> writing,
            Reading<T> reading,
            Function<T, JsonNode> json) {
        this.type = type;
        this.schema = schema;
        this.writing = writing;
        this.reading = reading;
        this.json = json;
    }

    Class<T> type() {
        return type;
    }

    @Override
    Schema schema() {
        return schema;
    }

    @Override
    @SuppressWarnings("unchecked")
    void write(Object value, ValueOutput out) throws IOException {
        writing.write((T) value, out);
    }

    T read(ValueInput in) throws IOException {
        try {
            return reading.read(in);
        } catch (RuntimeException e) {
            throw new UnreadableValueException(
                    "what is written for a " + type.getName() + " is none: " + e.getMessage(), e);
        }
    }

    JsonNode readJson(ValueInput in) throws IOException {
        return json.apply(read(in));
    }
}
