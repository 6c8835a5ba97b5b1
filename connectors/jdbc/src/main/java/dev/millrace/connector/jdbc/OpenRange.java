// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.StringJoiner;

/** A range that is being read. */
final class OpenRange implements AutoCloseable {
    /** Longest text of a row in a dead letter. */
    private static final int MOST_LETTERS = 1_000;

    private final String column;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private JdbcSplit split;
    private long position;

    OpenRange(RangeQuery query, JdbcSplit split) throws SQLException {
        this.column = query.column();
        this.split = split;
        connection = query.connect();
        try {
            statement = query.rowsOf(connection, split);
            rows = statement.executeQuery();
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The range, with what has been read so far. */
    JdbcSplit split() {
        return split;
    }

    /** Goes to the next row; false if there is none. */
    boolean next() throws SQLException {
        if (split.isRead() || !rows.next()) {
            return false;
        }
        position = rows.getLong(column);
        if (position < split.next()) {
            throw new SQLException(
                    "'"
                            + column
                            + "' = "
                            + position
                            + " comes twice in the query, and a restart could lose one of the two;"
                            + " divide it by a column that is unique");
        }
        split = split.readTo(position);
        return true;
    }

    long position() {
        return position;
    }

    ResultSet row() {
        return rows;
    }

    /** The current row as text. */
    String describe() throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        StringJoiner text = new StringJoiner(", ");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            text.add(columns.getColumnLabel(i) + "=" + rows.getString(i));
        }
        String whole = text.toString();
        return whole.length() <= MOST_LETTERS ? whole : whole.substring(0, MOST_LETTERS) + "…";
    }

    @Override
    public void close() throws SQLException {
        try (Connection closed = connection;
                PreparedStatement statementClosed = statement;
                ResultSet rowsClosed = rows) {
            closed.rollback();
        }
    }
}
