// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

import java.util.Objects;

/**
 * Lines as they are. In: every line is a record, also an empty one. Out: every record is a line; a
 * line break inside it is written as it is and reads back as two records.
 */
public record TextFormat() implements RecordFormat<String>, OutputFormat<String> {

    @Override
    public Framing framing() {
        return Framing.lines();
    }

    @Override
    public RecordParser<String> newParser() {
        return (text, line) -> text;
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public RecordEncoder<String> newEncoder() {
        return text -> Objects.requireNonNull(text, "A line of text cannot be null") + "\n";
    }
}
