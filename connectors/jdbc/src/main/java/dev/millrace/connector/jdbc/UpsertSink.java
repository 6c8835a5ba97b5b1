// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.Objects;

/**
 * Executes a statement for each record, at least once: after a failure records since the last
 * checkpoint are written again. With a statement that gives the same row however often it is
 * executed, an upsert by primary key, the table ends up as if each had been written once.
 *
 * <pre>{@code
 * totals.sinkTo(UpsertSink.of(connections,
 *         "INSERT INTO totals (airport, flights) VALUES (?, ?)"
 *                 + " ON CONFLICT (airport) DO UPDATE SET flights = excluded.flights",
 *         (statement, total) -> {
 *             statement.setString(1, total.airport());
 *             statement.setLong(2, total.flights());
 *         }));
 * }</pre>
 *
 * <p>Records are collected and executed together in one transaction, at the latest when there is no
 * more input for the moment and at each checkpoint. Deadlocks, serialization failures and broken
 * connections are tried again for about a minute. Each writer has a connection and a thread of its
 * own.
 *
 * @param <T> type of the records
 */
public final class UpsertSink<T> implements Sink<T> {
    private final ConnectionSource connections;
    private final Statements<T> statements;

    private UpsertSink(ConnectionSource connections, Statements<T> statements) {
        this.connections = Objects.requireNonNull(connections, "connections");
        this.statements = statements;
    }

    /** Executes {@code sql}, whose parameters {@code binder} sets. */
    public static <T> UpsertSink<T> of(
            ConnectionSource connections, String sql, RowBinder<? super T> binder) {
        return new UpsertSink<>(connections, new Statements<>(sql, binder));
    }

    @Override
    public boolean isBlocking() {
        return true;
    }

    @Override
    public SinkWriter<T> createWriter(WriterContext context) {
        return new UpsertWriter<>(new Database(connections), statements);
    }
}
