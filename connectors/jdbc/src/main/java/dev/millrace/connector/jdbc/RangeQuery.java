// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/** A user's query and the column that divides it. */
final class RangeQuery {
    /** What a column may be called without quotes. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Rows that the driver fetches at once: some hundred kB. */
    private static final int FETCH_ROWS = 1_000;

    private final ConnectionSource connections;
    private final String query;
    private final String column;

    RangeQuery(ConnectionSource connections, String query, String column) {
        if (!NAME.matcher(column).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + column
                            + "' is not the name of a column; give it a plain alias in the query");
        }
        this.connections = connections;
        this.query = query.strip().replaceAll(";$", "");
        this.column = column;
        if (this.query.isEmpty()) {
            throw new IllegalArgumentException("The query is empty; give a SELECT");
        }
    }

    String column() {
        return column;
    }

    Connection connect() throws SQLException {
        Connection connection = connections.open();
        // Drivers fetch in pieces only within a transaction.
        connection.setAutoCommit(false);
        return connection;
    }

    /** Divides what the column holds now; no ranges if there are no rows. */
    List<JdbcSplit> divide(int ranges) throws SQLException {
        String sql =
                "SELECT MIN(%1$s), MAX(%1$s), COUNT(*) - COUNT(%1$s) FROM (%2$s) AS rows_read"
                        .formatted(column, query);
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            long first = result.getLong(1);
            boolean isEmpty = result.wasNull();
            refuseNulls(result.getLong(3));
            return isEmpty ? List.of() : Ranges.divide(first, result.getLong(2), ranges);
        }
    }

    private void refuseNulls(long nulls) throws SQLException {
        if (nulls > 0) {
            throw new SQLException(
                    nulls
                            + " rows of the query have no '"
                            + column
                            + "' and would never be read; divide it by a column that is never null"
                            + " or leave these rows out");
        }
    }

    /** The rows of a split that have not been read, by ascending column. */
    PreparedStatement rowsOf(Connection connection, JdbcSplit split) throws SQLException {
        String sql =
                "SELECT * FROM (%2$s) AS rows_read WHERE %1$s >= ? AND %1$s <= ? ORDER BY %1$s"
                        .formatted(column, query);
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCH_ROWS);
        statement.setLong(1, split.next());
        statement.setLong(2, split.last());
        return statement;
    }
}
