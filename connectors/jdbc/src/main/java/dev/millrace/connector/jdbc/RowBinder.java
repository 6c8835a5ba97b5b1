// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Sets the parameters of a statement from a record.
 *
 * <pre>{@code
 * RowBinder<Total> binder = (statement, total) -> {
 *     statement.setString(1, total.airport());
 *     statement.setLong(2, total.flights());
 * };
 * }</pre>
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface RowBinder<T> {

    /** Sets every parameter; must not execute the statement. */
    void bind(PreparedStatement statement, T value) throws SQLException;
}
