// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.sql.ResultSet;

/**
 * Makes a record of the row a result set stands at.
 *
 * <pre>{@code
 * ResultMapper<Order> mapper = row -> new Order(row.getLong("id"), row.getBigDecimal("amount"));
 * }</pre>
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface ResultMapper<T> {

    /**
     * Reads the current row; must not move the result set.
     *
     * @throws Exception if the row is not a record; the source's error policy decides
     */
    T map(ResultSet row) throws Exception;
}
