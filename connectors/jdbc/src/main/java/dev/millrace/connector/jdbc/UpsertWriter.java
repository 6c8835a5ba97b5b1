// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.SinkWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects records and executes them together; they are kept until that has succeeded. */
final class UpsertWriter<T> implements SinkWriter<T> {
    /** Records of a transaction: some MB at most, some tens of ms. */
    private static final int MOST_WAITING = 5_000;

    private final Database database;
    private final Statements<T> statements;
    private final List<T> waiting = new ArrayList<>();

    UpsertWriter(Database database, Statements<T> statements) {
        this.database = database;
        this.statements = statements;
    }

    @Override
    public void write(T value, long timestamp) throws SQLException {
        waiting.add(value);
        if (waiting.size() == MOST_WAITING) {
            flush(false);
        }
    }

    @Override
    public void flush(boolean endOfInput) throws SQLException {
        if (!waiting.isEmpty()) {
            database.transaction(
                    "Writing " + waiting.size() + " records",
                    connection -> statements.execute(connection, waiting));
            waiting.clear();
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
