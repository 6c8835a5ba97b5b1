// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import dev.millrace.connector.files.format.MalformedRecordException;
import dev.millrace.connector.files.format.Snippet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * One row, its values by the name of the column. A value that is not of the type asked for throws a
 * {@link MalformedRecordException} that names line, column and value. The object is used again for
 * the next row: keep values, not rows. Not thread-safe.
 */
public final class CsvRow {
    private final CsvColumns columns;
    private final String[] values;
    private long line;

    CsvRow(CsvColumns columns) {
        this.columns = columns;
        this.values = new String[columns.size()];
        Arrays.fill(values, "");
    }

    void startAt(long line) {
        this.line = line;
    }

    void set(int index, String value) {
        values[index] = value;
    }

    /** The line it begins at, 1-based. */
    public long line() {
        return line;
    }

    /** The names of the columns in the order of the file. */
    public List<String> columns() {
        return columns.names();
    }

    /** Whether the value is empty. */
    public boolean isEmpty(String column) {
        return getString(column).isEmpty();
    }

    /**
     * The value as it is, without its quotes.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public String getString(String column) {
        return values[columns.indexOf(column)];
    }

    public int getInt(String column) throws MalformedRecordException {
        return get(column, Integer.class);
    }

    public long getLong(String column) throws MalformedRecordException {
        return get(column, Long.class);
    }

    public double getDouble(String column) throws MalformedRecordException {
        return get(column, Double.class);
    }

    public boolean getBoolean(String column) throws MalformedRecordException {
        return get(column, Boolean.class);
    }

    public BigDecimal getBigDecimal(String column) throws MalformedRecordException {
        return get(column, BigDecimal.class);
    }

    /** A point in time with its offset, as {@code 2001-01-08T00:01Z}; seconds may be left out. */
    public Instant getInstant(String column) throws MalformedRecordException {
        return get(column, Instant.class);
    }

    public LocalDate getLocalDate(String column) throws MalformedRecordException {
        return get(column, LocalDate.class);
    }

    public LocalDateTime getLocalDateTime(String column) throws MalformedRecordException {
        return get(column, LocalDateTime.class);
    }

    /**
     * The value as any of the types a component of a record may have, for instance an enum.
     *
     * @param type not a primitive type
     */
    public <V> V get(String column, Class<V> type) throws MalformedRecordException {
        return type.cast(get(columns.indexOf(column), CellType.of(type)));
    }

    Object get(int index, CellType type) throws MalformedRecordException {
        String value = values[index];
        try {
            return type.parse(value);
        } catch (RuntimeException e) {
            throw new MalformedRecordException(
                    "Line "
                            + line
                            + ", column "
                            + columns.names().get(index)
                            + ": "
                            + Snippet.of(value)
                            + " is not "
                            + type.description(),
                    e);
        }
    }

    String get(int index) {
        return values[index];
    }
}
