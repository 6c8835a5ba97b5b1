// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.millrace.connector.files.format.MalformedRecordException;
import dev.millrace.connector.files.format.RecordParser;
import dev.millrace.connector.files.format.Snippet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file. */
final class CsvRowParser<T> implements RecordParser<T> {
    private final RowBinding<T> binding;
    private final char separator;
    private final int maxColumns;
    private final CsvReader.CsvReaderBuilder dialect;

    /** Null until the columns are known. */
    private @Nullable RowFields fields;

    private @Nullable RowMapper<T> mapper;

    CsvRowParser(RowBinding<T> binding, char separator, List<String> columns, int maxColumns) {
        this.binding = binding;
        this.separator = separator;
        this.maxColumns = maxColumns;
        this.dialect =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(false)
                        .allowUnclosedQuote(false)
                        // Counting fields is done here, against the header and with its words.
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        if (!columns.isEmpty()) {
            bind(columns);
        }
    }

    @Override
    public void header(String text) throws MalformedRecordException {
        HeaderFields header = new HeaderFields(maxColumns);
        int count = split(header, text, 1);
        if (count > maxColumns) {
            throw new MalformedRecordException(
                    "The header has "
                            + count
                            + " columns, the limit is "
                            + maxColumns
                            + ": raise it with maxColumns");
        }
        bind(header.names());
    }

    private void bind(List<String> names) {
        CsvColumns columns = new CsvColumns(names);
        mapper = binding.bind(columns);
        fields = new RowFields(new CsvRow(columns));
    }

    @Override
    public T parse(String text, long line) throws Exception {
        if (fields == null || mapper == null) {
            throw new IllegalStateException("A row came before the columns were known");
        }
        fields.row().startAt(line);
        int count = split(fields, text, line);
        int expected = fields.row().columns().size();
        if (count != expected) {
            throw new MalformedRecordException(
                    "Line "
                            + line
                            + " has "
                            + count
                            + " columns instead of "
                            + expected
                            + ": "
                            + Snippet.of(text));
        }
        return mapper.map(fields.row());
    }

    /** Splits a row into fields and returns how many there are. */
    private int split(FieldCollector into, String text, long line) throws MalformedRecordException {
        boolean plain = text.indexOf('"') < 0 && text.indexOf('\r') < 0;
        return plain ? splitPlain(into, text) : splitQuoted(into, text, line);
    }

    /**
     * Most rows are like this, and setting up a parser for each would take half of all the time.
     */
    private int splitPlain(FieldCollector into, String text) {
        int count = 0;
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            into.field(count++, text, from, to);
            from = to + 1;
        }
        into.field(count++, text, from, text.length());
        return count;
    }

    private int splitQuoted(FieldCollector into, String text, long line)
            throws MalformedRecordException {
        Iterator<FieldCollector> records = dialect.build(into, text).iterator();
        try {
            records.next();
            if (records.hasNext()) {
                throw new MalformedRecordException(
                        "Line "
                                + line
                                + " holds a carriage return outside quotes: "
                                + Snippet.of(text)
                                + ". Lines must end with \\n or \\r\\n");
            }
            return into.count();
        } catch (CsvParseException | NoSuchElementException e) {
            throw new MalformedRecordException(
                    "Line "
                            + line
                            + " is not CSV: "
                            + Snippet.ofMessage(e.getMessage())
                            + " in "
                            + Snippet.of(text),
                    e);
        }
    }

    /** The names in a header. */
    private static final class HeaderFields extends FieldCollector {
        private final int max;
        private final List<String> names = new ArrayList<>();

        HeaderFields(int max) {
            this.max = max;
        }

        List<String> names() {
            return names;
        }

        @Override
        void field(int index, String text, int from, int to) {
            if (index < max) {
                names.add(text.substring(from, to));
            }
        }
    }

    /** The values of a row; those beyond the last column are counted only. */
    private static final class RowFields extends FieldCollector {
        private final CsvRow row;
        private final int max;

        RowFields(CsvRow row) {
            this.row = row;
            this.max = row.columns().size();
        }

        CsvRow row() {
            return row;
        }

        @Override
        void field(int index, String text, int from, int to) {
            if (index < max) {
                row.set(index, text.substring(from, to));
            }
        }
    }
}
