// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import dev.millrace.connector.files.format.OutputFormat;
import dev.millrace.connector.files.format.RecordEncoder;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How rows are written (RFC 4180, with {@code \n} as line end): a header, then a row per record;
 * values are quoted where they need it. Points in time are written as {@code 2001-01-08T18:00Z},
 * with seconds only where they are not zero, decimals without exponent, enums by name, null and an
 * empty Optional as nothing. Immutable: each setting gives a new format.
 *
 * <pre>{@code
 * CsvOutput.of(List.of("airport", "flights"), (Total t) -> List.of(t.airport(), t.flights()));
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class CsvOutput<T> implements OutputFormat<T> {
    private final List<String> columns;
    private final Function<? super T, ? extends List<?>> values;
    private final char separator;
    private final boolean escapesFormulas;

    private CsvOutput(
            List<String> columns,
            Function<? super T, ? extends List<?>> values,
            char separator,
            boolean escapesFormulas) {
        this.columns = columns;
        this.values = values;
        this.separator = separator;
        this.escapesFormulas = escapesFormulas;
    }

    /** A column for each component of a record class, named in snake case. */
    public static <R extends Record> CsvOutput<R> of(Class<R> type) {
        RecordValues<R> values = new RecordValues<>(type);
        return new CsvOutput<>(values.columns(), values, ',', false);
    }

    /**
     * These columns, with the values a function gives.
     *
     * @param values as many values as there are columns; may hold nulls. Called by many threads
     */
    public static <T> CsvOutput<T> of(
            List<String> columns, Function<? super T, ? extends List<?>> values) {
        Objects.requireNonNull(values, "values");
        return new CsvOutput<>(new CsvColumns(columns).names(), values, ',', false);
    }

    /** Values are separated by this character. */
    public CsvOutput<T> separator(char separator) {
        return new CsvOutput<>(columns, values, separator, escapesFormulas);
    }

    /**
     * Puts {@code '} before text that begins with {@code = + - @}, a tab or a carriage return, so
     * that a spreadsheet does not run it as a formula. Off by default, because it changes the data;
     * switch it on where people open files that hold text from strangers. Numbers stay as they are.
     */
    public CsvOutput<T> escapeFormulas() {
        return new CsvOutput<>(columns, values, separator, true);
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public String header() {
        return newRowWriter().write(columns);
    }

    @Override
    public RecordEncoder<T> newEncoder() {
        CsvRowWriter writer = newRowWriter();
        return record -> writer.write(valuesOf(record));
    }

    private List<? extends @Nullable Object> valuesOf(T record) {
        List<?> row = values.apply(Objects.requireNonNull(record, "A row cannot be null"));
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "There are " + row.size() + " values for the columns " + columns);
        }
        return row;
    }

    private CsvRowWriter newRowWriter() {
        return new CsvRowWriter(separator, columns.size(), escapesFormulas);
    }
}
