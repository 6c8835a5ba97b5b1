// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

/**
 * Makes a record of a row.
 *
 * <pre>{@code
 * RowMapper<Delay> delays = row -> new Delay(row.getString("origin"), row.getLong("delay_min"));
 * }</pre>
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface RowMapper<T> {

    /**
     * The record of {@code row}. Called by many threads, each with rows of its own.
     *
     * @param row valid during this call only
     * @throws Exception if it cannot be made; the row is then rejected with this cause
     */
    T map(CsvRow row) throws Exception;
}
