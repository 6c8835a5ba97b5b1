// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The table that says which epochs of a lane have been written. A row is changed in the same
 * transaction as the epoch's records, so the two stand or fall together.
 */
final class Fence {
    static final String TABLE = "millrace_commits";

    private static final String CREATE =
            "CREATE TABLE "
                    + TABLE
                    + " (sink VARCHAR(400) NOT NULL, lane VARCHAR(80) NOT NULL, epoch BIGINT NOT"
                    + " NULL, PRIMARY KEY (sink, lane))";

    private final String sink;

    Fence(String sink) {
        this.sink = sink;
    }

    /** Makes the table if it is not there. */
    void prepare(Connection connection) throws SQLException {
        if (exists(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        } catch (SQLException e) {
            connection.rollback();
            // Another subtask may have made it meanwhile.
            if (!exists(connection)) {
                throw new SQLException(
                        "The sink needs the table "
                                + TABLE
                                + " and could not make it: "
                                + e.getMessage()
                                + ". Have it made by: "
                                + CREATE,
                        e.getSQLState(),
                        e);
            }
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        // Databases fold names without quotes to one case or the other.
        for (String name : List.of(TABLE, TABLE.toUpperCase(java.util.Locale.ROOT))) {
            try (ResultSet tables =
                    data.getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Marks an epoch as written; false if it was. Whoever marks first holds the lane's row until
     * its transaction ends, and anybody else waits for that.
     */
    boolean pass(Connection connection, String lane, long epoch) throws SQLException {
        if (raise(connection, lane, epoch)) {
            return true;
        }
        if (isKnown(connection, lane)) {
            return false;
        }
        insert(connection, lane, epoch);
        return true;
    }

    private boolean raise(Connection connection, String lane, long epoch) throws SQLException {
        String sql = "UPDATE " + TABLE + " SET epoch = ? WHERE sink = ? AND lane = ? AND epoch < ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, epoch);
            update.setString(2, sink);
            update.setString(3, lane);
            update.setLong(4, epoch);
            return update.executeUpdate() == 1;
        }
    }

    private boolean isKnown(Connection connection, String lane) throws SQLException {
        String sql = "SELECT epoch FROM " + TABLE + " WHERE sink = ? AND lane = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, sink);
            select.setString(2, lane);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    private void insert(Connection connection, String lane, long epoch) throws SQLException {
        String sql = "INSERT INTO " + TABLE + " (sink, lane, epoch) VALUES (?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, sink);
            insert.setString(2, lane);
            insert.setLong(3, epoch);
            insert.executeUpdate();
        }
    }
}
