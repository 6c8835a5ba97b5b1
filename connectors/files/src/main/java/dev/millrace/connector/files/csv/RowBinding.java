// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

/** Fits a mapper to the columns of one file. */
@FunctionalInterface
interface RowBinding<T> {

    /**
     * The mapper for files with these columns.
     *
     * @throws IllegalArgumentException if a column that is needed is missing
     */
    RowMapper<T> bind(CsvColumns columns);
}
