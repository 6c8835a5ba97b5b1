// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection, opened when needed and again when it broke. Runs transactions, and runs one again
 * when the database undid it or its outcome is not known; so a transaction has to find out by
 * itself whether it has been done before. For one thread at a time.
 */
final class Database implements AutoCloseable {
    /** About a minute in all: longer than a restart of a database, shorter than a night. */
    static final int TRIES = 12;

    private static final long FIRST_PAUSE_MS = 20;
    private static final long LONGEST_PAUSE_MS = 10_000;

    /** What is done in one transaction; neither commits nor rolls back. */
    interface Work {
        void in(Connection connection) throws SQLException;
    }

    private final ConnectionSource connections;
    private final LongConsumer pause;
    private @Nullable Connection connection;

    Database(ConnectionSource connections) {
        this(connections, Database::sleep);
    }

    /**
     * @param pause waits for so many ms
     */
    Database(ConnectionSource connections, LongConsumer pause) {
        this.connections = connections;
        this.pause = pause;
    }

    /** Runs {@code work} and commits it. */
    void transaction(String what, Work work) throws SQLException {
        long pauseMs = FIRST_PAUSE_MS;
        for (int tries = 1; ; tries++) {
            try {
                attempt(work);
                return;
            } catch (SQLException e) {
                SqlFailure failure = SqlFailure.of(e);
                leave(failure);
                if (failure == SqlFailure.FINAL || tries == TRIES) {
                    throw failed(what, tries, e);
                }
            }
            pause.accept(pauseMs);
            pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
        }
    }

    private void attempt(Work work) throws SQLException {
        Connection open = connection();
        work.in(open);
        open.commit();
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connections.open();
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    /** A connection whose transaction was undone goes on after a rollback; any other is let go. */
    private void leave(SqlFailure failure) {
        Connection open = connection;
        if (open == null) {
            return;
        }
        try {
            if (failure == SqlFailure.UNKNOWN) {
                connection = null;
                open.close();
            } else {
                open.rollback();
            }
        } catch (SQLException e) {
            connection = null;
        }
    }

    private static SQLException failed(String what, int tries, SQLException cause) {
        String after = tries == 1 ? "" : " after " + tries + " tries";
        return new SQLException(
                what + " failed" + after + ": " + cause.getMessage(),
                cause.getSQLState(),
                cause.getErrorCode(),
                cause);
    }

    private static void sleep(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            // Whoever interrupts wants the job to end; the next wait of the caller will see it.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws SQLException {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
