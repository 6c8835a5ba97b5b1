// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.millrace.engine.inspect.ValueForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Users' values as JSON: by their fields, whatever their class, without calling its methods. What
 * has no such form is shown as text.
 */
final class JsonForm implements ValueForm<JsonForm.Shown> {
    /** Largest value that is shown whole. */
    static final int MOST_BYTES = 256 * 1024;

    /** How much is shown of one that is larger, or that has no form but its text. */
    private static final int TEXT_CHARS = 2_000;

    private static final ObjectMapper VALUES =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                    .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .build();

    /**
     * A value as JSON text.
     *
     * @param truncated whether it was too large and is text that was cut
     */
    record Shown(String json, boolean truncated) {

        /** To be written as it is, without being read first. */
        RawValue raw() {
            return new RawValue(json);
        }

        JsonNode node() {
            try {
                return VALUES.readTree(json);
            } catch (JsonProcessingException e) {
                return new TextNode(json);
            }
        }

        /** What a key is found by: JSON, a text without its quotes. */
        @Override
        public String toString() {
            JsonNode node = node();
            return node.isTextual() ? node.textValue() : json;
        }
    }

    @Override
    public Shown of(@Nullable Object value) {
        return shown(value);
    }

    static Shown shown(@Nullable Object value) {
        LimitedBytes bytes = new LimitedBytes();
        try {
            VALUES.writeValue(bytes, value);
            return new Shown(bytes.text(), false);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            return new Shown(quoted(String.valueOf(textOf(value))), bytes.isFull);
        }
    }

    private static String textOf(@Nullable Object value) {
        String text;
        try {
            text = String.valueOf(value);
        } catch (RuntimeException | StackOverflowError e) {
            text = "a value of " + (value == null ? "null" : value.getClass().getName());
        }
        return text.length() > TEXT_CHARS ? text.substring(0, TEXT_CHARS) + "…" : text;
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /** Takes so much and no more. */
    private static final class LimitedBytes extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean isFull;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            if (bytes.size() + length > MOST_BYTES) {
                isFull = true;
                throw new IOException("a value larger than " + MOST_BYTES + " bytes");
            }
            bytes.write(more, offset, length);
        }

        String text() {
            return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
