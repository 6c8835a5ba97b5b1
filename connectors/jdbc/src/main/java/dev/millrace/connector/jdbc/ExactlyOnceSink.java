// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.Objects;
import java.util.UUID;

/**
 * Executes a statement for each record exactly once, whatever the statement does: plain INSERTs,
 * increments.
 *
 * <pre>{@code
 * orders.sinkTo(ExactlyOnceSink.of(connections,
 *         "INSERT INTO booked (id, amount) VALUES (?, ?)",
 *         (statement, order) -> {
 *             statement.setLong(1, order.id());
 *             statement.setBigDecimal(2, order.amount());
 *         }));
 * }</pre>
 *
 * <p>Records of a checkpoint are kept in it and executed once it is complete, in one transaction
 * with a row in the table {@code millrace_commits} that says so: the fence. Before executing a
 * checkpoint's records again, after a crash or when the answer to a COMMIT was lost, the fence
 * tells whether that has been done. So what becomes visible does so with the checkpoints, and
 * records of one checkpoint are held in memory until then. The table is made if it is not there; a
 * user who may not make tables is told the statement.
 *
 * <p>Without checkpoints there is nothing to go on from, and records are written about each second.
 *
 * @param <T> type of the records; they are kept in checkpoints
 */
public final class ExactlyOnceSink<T> implements CommittingSink<T, RowsOfEpoch<T>> {
    /** Of a random UUID; with the dash, 48 bits: runs of one generation are few. */
    private static final int RUN_LETTERS = 13;

    private final ConnectionSource connections;
    private final Statements<T> statements;

    private ExactlyOnceSink(ConnectionSource connections, Statements<T> statements) {
        this.connections = Objects.requireNonNull(connections, "connections");
        this.statements = statements;
    }

    /** Executes {@code sql}, whose parameters {@code binder} sets. */
    public static <T> ExactlyOnceSink<T> of(
            ConnectionSource connections, String sql, RowBinder<? super T> binder) {
        return new ExactlyOnceSink<>(connections, new Statements<>(sql, binder));
    }

    @Override
    public boolean isBlocking() {
        return true;
    }

    @Override
    public CommittingWriter<T, RowsOfEpoch<T>> createWriter(WriterContext context) {
        return new EpochWriter<>(lane(context));
    }

    @Override
    public Committer<RowsOfEpoch<T>> createCommitter(WriterContext context) {
        Fence fence = new Fence(context.jobName() + "/" + context.uid());
        return new FencedCommitter<>(new Database(connections), fence, statements);
    }

    /**
     * Epochs of a lane must only grow, so a run never writes in the lane of another. Generations
     * tell the runs of one checkpoint directory apart, and begin at 1 again in another one: what
     * tells any two runs apart has to be random.
     */
    private static String lane(WriterContext context) {
        String run = UUID.randomUUID().toString().substring(0, RUN_LETTERS);
        return context.generation() + "-" + run + "/" + context.subtask();
    }
}
