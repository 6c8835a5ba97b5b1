// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import dev.millrace.connector.files.format.Framing;
import dev.millrace.connector.files.format.RecordFormat;
import dev.millrace.connector.files.format.RecordParser;
import java.util.List;
import java.util.Objects;

/**
 * How rows are read (RFC 4180): fields separated by a comma, quoted by {@code "} where they hold
 * separators, quotes or line breaks. The first row names the columns unless {@link #columns} does;
 * empty lines are skipped; a row with more or fewer fields than there are columns is rejected.
 * Immutable: each setting gives a new format.
 *
 * <pre>{@code
 * record Flight(Instant scheduled, String origin, long delayMin) {}
 *
 * FileSource.of(CsvFormat.of(Flight.class).separator(';'), Path.of("flights.csv"));
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class CsvFormat<T> implements RecordFormat<T> {
    /** More than any table meant for people has, few enough to hold a row of in memory. */
    private static final int DEFAULT_MAX_COLUMNS = 10_000;

    private final RowBinding<T> binding;
    private final char separator;
    private final List<String> columns;
    private final int maxColumns;

    private CsvFormat(RowBinding<T> binding, char separator, List<String> columns, int maxColumns) {
        this.binding = binding;
        this.separator = separator;
        this.columns = columns;
        this.maxColumns = maxColumns;
    }

    /**
     * Reads rows as records of a class. A component takes the column of its own name, or of its
     * name in snake case ({@code delayMin} takes {@code delay_min}); further columns are ignored.
     * Types: primitives and their boxes, String, enums, BigDecimal, BigInteger, UUID, the usual
     * ones of java.time, and Optional of those. An empty value is an error for a primitive, {@code
     * ""} for String, empty for Optional, and null for the others.
     *
     * @throws IllegalArgumentException if a component has another type
     */
    public static <R extends Record> CsvFormat<R> of(Class<R> type) {
        return new CsvFormat<>(new RecordBinding<>(type), ',', List.of(), DEFAULT_MAX_COLUMNS);
    }

    /** Reads rows by a function. */
    public static <T> CsvFormat<T> of(RowMapper<T> mapper) {
        Objects.requireNonNull(mapper, "mapper");
        return new CsvFormat<>(columns -> mapper, ',', List.of(), DEFAULT_MAX_COLUMNS);
    }

    /** Fields are separated by this ASCII character. */
    public CsvFormat<T> separator(char separator) {
        if (separator == '"'
                || separator == '\n'
                || separator == '\r'
                || separator == 0
                || separator > 127) {
            throw new IllegalArgumentException(
                    "A separator must be an ASCII character other than quote and line break, not "
                            + (int) separator);
        }
        return new CsvFormat<>(binding, separator, columns, maxColumns);
    }

    /** The files have no header row; these are their columns. */
    public CsvFormat<T> columns(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("Name at least one column");
        }
        binding.bind(new CsvColumns(List.of(names)));
        return new CsvFormat<>(binding, separator, List.of(names), maxColumns);
    }

    /** Files with more columns are refused; by default 10,000. */
    public CsvFormat<T> maxColumns(int maxColumns) {
        if (maxColumns < 1) {
            throw new IllegalArgumentException("At least 1 column, not " + maxColumns);
        }
        return new CsvFormat<>(binding, separator, columns, maxColumns);
    }

    @Override
    public Framing framing() {
        return Framing.quotedFields((byte) separator, columns.isEmpty());
    }

    @Override
    public RecordParser<T> newParser() {
        return new CsvRowParser<>(binding, separator, columns, maxColumns);
    }
}
