// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** A user's statement with what sets its parameters. */
record Statements<T>(String sql, RowBinder<? super T> binder) {
    /** Rows sent to the database at once: enough to hide the way there and back. */
    private static final int ROWS_PER_BATCH = 500;

    Statements {
        Objects.requireNonNull(binder, "binder");
        if (sql.isBlank()) {
            throw new IllegalArgumentException(
                    "The statement is empty; give an INSERT or the like");
        }
    }

    /** Executes the statement for each of {@code rows}. */
    void execute(Connection connection, List<T> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (T row : rows) {
                binder.bind(statement, row);
                statement.addBatch();
                if (++waiting == ROWS_PER_BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }
}
