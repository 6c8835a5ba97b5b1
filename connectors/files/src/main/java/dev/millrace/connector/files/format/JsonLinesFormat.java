// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Objects;

/**
 * One JSON value per line, by Jackson. In: unknown properties are ignored, a missing or null
 * primitive is an error rather than a zero, and so is anything after the value. Out: times as ISO
 * 8601 text. Empty lines are skipped. Nesting is limited to {@value #MAX_DEPTH} levels.
 *
 * @param <T> type of the records; {@code JsonNode} takes any JSON
 */
public final class JsonLinesFormat<T> implements RecordFormat<T>, OutputFormat<T> {
    /** Deeper than any data meant to be read, far from what would overflow a stack. */
    private static final int MAX_DEPTH = 200;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .build())
                    .addModules(new JavaTimeModule(), new Jdk8Module())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .build();

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JsonLinesFormat(Class<T> type, ObjectMapper mapper) {
        this.type = Objects.requireNonNull(type, "type");
        this.reader = mapper.readerFor(type);
        this.writer = mapper.writerFor(type);
    }

    /** Reads and writes values of {@code type}. */
    public static <T> JsonLinesFormat<T> of(Class<T> type) {
        return new JsonLinesFormat<>(type, MAPPER);
    }

    /** As {@link #of}, with Jackson configured by the caller. */
    public static <T> JsonLinesFormat<T> of(Class<T> type, ObjectMapper mapper) {
        return new JsonLinesFormat<>(type, mapper.copy());
    }

    @Override
    public Framing framing() {
        return Framing.nonEmptyLines();
    }

    @Override
    public RecordParser<T> newParser() {
        return this::parse;
    }

    private T parse(String text, long line) throws MalformedRecordException {
        try {
            return reader.readValue(text);
        } catch (JsonProcessingException e) {
            throw new MalformedRecordException(refusal(text, line, e), e);
        }
    }

    private String refusal(String text, long line, JsonProcessingException e) {
        String column = e.getLocation() == null ? "" : ", column " + e.getLocation().getColumnNr();
        return "Line "
                + line
                + column
                + " is not JSON of a "
                + type.getSimpleName()
                + ": "
                + Snippet.ofMessage(e.getOriginalMessage())
                + " in "
                + Snippet.of(text);
    }

    @Override
    public String extension() {
        return "jsonl";
    }

    @Override
    public RecordEncoder<T> newEncoder() {
        return value -> writer.writeValueAsString(value) + "\n";
    }
}
