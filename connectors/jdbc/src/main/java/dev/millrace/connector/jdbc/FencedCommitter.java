// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.Committer;
import java.sql.SQLException;
import java.util.List;

/**
 * Executes what a checkpoint holds, unless the fence says that it has been executed. A transaction
 * whose outcome is unknown is run again and meets the fence.
 */
final class FencedCommitter<T> implements Committer<RowsOfEpoch<T>> {
    private final Database database;
    private final Fence fence;
    private final Statements<T> statements;
    private boolean prepared;

    FencedCommitter(Database database, Fence fence, Statements<T> statements) {
        this.database = database;
        this.fence = fence;
        this.statements = statements;
    }

    @Override
    public void recover(List<RowsOfEpoch<T>> pending) throws SQLException {
        prepare();
    }

    @Override
    public void commit(long epoch, List<RowsOfEpoch<T>> staged) throws SQLException {
        prepare();
        for (RowsOfEpoch<T> rows : staged) {
            database.transaction(
                    "Committing " + rows.rows().size() + " records of checkpoint " + rows.epoch(),
                    connection -> {
                        if (fence.pass(connection, rows.lane(), rows.epoch())) {
                            statements.execute(connection, rows.rows());
                        }
                    });
        }
    }

    private void prepare() throws SQLException {
        if (!prepared) {
            database.transaction("Looking for the table of commits", fence::prepare);
            prepared = true;
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
