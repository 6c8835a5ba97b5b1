// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExactlyOnceSinkTest {
    /** The common pool may have one thread only, and these wait for each other. */
    private static final Executor ON_A_THREAD_OF_ITS_OWN = task -> new Thread(task).start();

    private static Postgres postgres;

    private final FaultyConnections connections = new FaultyConnections(postgres.connections());
    private final ExactlyOnceSink<String> sink =
            ExactlyOnceSink.of(
                    connections,
                    "INSERT INTO booked (name) VALUES (?)",
                    (statement, name) -> statement.setString(1, name));

    @BeforeAll
    static void startDatabase() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void emptyTables() {
        postgres.run(
                "DROP TABLE IF EXISTS booked, millrace_commits",
                "CREATE TABLE booked (name TEXT NOT NULL)");
    }

    private static void assertBooked(String... names) {
        assertThat(postgres.rows("SELECT name FROM booked")).containsExactlyInAnyOrder(names);
    }

    @Test
    void showsNothingBeforeTheCommitAndEverythingAfter() throws Exception {
        try (SinkDriver run = SinkDriver.start(sink, 1)) {
            RowsOfEpoch<String> first = run.prepare(1, "a", "b");
            assertBooked();
            run.commit(first);
            assertBooked("a", "b");
        }
    }

    @Test
    void commitsOnceHoweverOftenItIsAsked() throws Exception {
        try (SinkDriver run = SinkDriver.start(sink, 1)) {
            RowsOfEpoch<String> first = run.prepare(1, "a");
            RowsOfEpoch<String> second = run.prepare(2, "b");
            run.commit(first);
            run.commit(second);
            run.commit(first);
            run.commit(second);
        }
        assertBooked("a", "b");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyConnections.Fault.class,
            names = "NONE",
            mode = EnumSource.Mode.EXCLUDE)
    void looksAtTheFenceWhenTheAnswerToACommitIsLost(FaultyConnections.Fault fault)
            throws Exception {
        try (SinkDriver run = SinkDriver.start(sink, 1)) {
            run.commit(run.prepare(1, "a"));
            RowsOfEpoch<String> second = run.prepare(2, "b");
            connections.arm(fault);
            run.commit(second);
        }
        assertThat(connections.fired()).isEqualTo(1);
        assertBooked("a", "b");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyConnections.Fault.class,
            names = "NONE",
            mode = EnumSource.Mode.EXCLUDE)
    void asksOnTheWayInWhetherTheFirstEpochOfALaneWasWritten(FaultyConnections.Fault fault)
            throws Exception {
        try (SinkDriver run = SinkDriver.start(sink, 1)) {
            RowsOfEpoch<String> first = run.prepare(1, "a");
            connections.arm(fault);
            run.commit(first);
        }
        assertThat(connections.fired()).isEqualTo(1);
        assertBooked("a");
    }

    @Test
    void aJobThatBeganAnewElsewhereIsNotTakenForTheOneBefore() throws Exception {
        try (SinkDriver before = SinkDriver.start(sink, 1)) {
            before.commit(before.prepare(500, "a"));
        }
        try (SinkDriver inAnotherDirectory = SinkDriver.start(sink, 1)) {
            inAnotherDirectory.commit(inAnotherDirectory.prepare(1, "b"));
        }
        assertBooked("a", "b");
    }

    @Test
    void nextRunCommitsWhatTheCheckpointHolds() throws Exception {
        RowsOfEpoch<String> pending;
        try (SinkDriver crashed = SinkDriver.start(sink, 1)) {
            pending = crashed.prepare(1, "a");
            crashed.prepare(2, "never in a complete checkpoint");
        }
        try (SinkDriver run = SinkDriver.start(sink, 2, pending)) {
            run.commit(run.prepare(2, "b"));
        }
        assertBooked("a", "b");
    }

    @Test
    void nextRunFindsOutThatTheCrashedOneHadCommitted() throws Exception {
        RowsOfEpoch<String> pending;
        try (SinkDriver crashed = SinkDriver.start(sink, 1)) {
            pending = crashed.prepare(1, "a");
            crashed.commit(pending);
        }
        SinkDriver.start(sink, 2, pending).close();
        SinkDriver.start(sink, 3, pending).close();
        assertBooked("a");
    }

    @Test
    void zombieAndSuccessorCommitTheSameEpochOnce() throws Exception {
        try (SinkDriver zombie = SinkDriver.start(sink, 1)) {
            RowsOfEpoch<String> pending = zombie.prepare(1, "a");
            CountDownLatch both = new CountDownLatch(2);
            CompletableFuture<Void> late = commitBeside(zombie, pending, both);
            CompletableFuture<Void> successor =
                    CompletableFuture.runAsync(
                            () -> {
                                meet(both);
                                try (SinkDriver run = SinkDriver.start(sink, 2, pending)) {
                                    assertThat(run).isNotNull();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            ON_A_THREAD_OF_ITS_OWN);
            CompletableFuture.allOf(late, successor).get();
        }
        assertBooked("a");
    }

    private static CompletableFuture<Void> commitBeside(
            SinkDriver run, RowsOfEpoch<String> rows, CountDownLatch both) {
        return CompletableFuture.runAsync(
                () -> {
                    meet(both);
                    try {
                        run.commit(rows);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                ON_A_THREAD_OF_ITS_OWN);
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void goesOnWhenTheDatabaseThrowsItsConnectionOut() throws Exception {
        try (SinkDriver run = SinkDriver.start(sink, 1)) {
            run.commit(run.prepare(1, "a"));
            assertThat(
                            postgres.rows(
                                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                            + " WHERE pid <> pg_backend_pid() AND backend_type ="
                                            + " 'client backend'"))
                    .contains("t");
            run.commit(run.prepare(2, "b"));
        }
        assertBooked("a", "b");
    }

    @Test
    void goesOnAfterADeadlock() throws Exception {
        postgres.run(
                "DROP TABLE IF EXISTS counts",
                "CREATE TABLE counts (name TEXT PRIMARY KEY, n INT NOT NULL)",
                "INSERT INTO counts VALUES ('a', 0), ('b', 0)",
                "ALTER DATABASE postgres SET deadlock_timeout = '100ms'");
        ExactlyOnceSink<String> counting =
                ExactlyOnceSink.of(
                        connections,
                        "UPDATE counts SET n = n + 1 WHERE name = ?",
                        (statement, name) -> statement.setString(1, name));
        try (Connection other = postgres.connections().open();
                SinkDriver run = SinkDriver.start(counting, 1)) {
            other.setAutoCommit(false);
            execute(other, "UPDATE counts SET n = n + 10 WHERE name = 'b'");
            RowsOfEpoch<String> rows = run.prepare(1, "a", "b");
            CompletableFuture<Void> commit = commitBeside(run, rows, new CountDownLatch(1));
            // Not before the sink holds 'a' and waits for 'b' does this close the circle.
            while (postgres.rows("SELECT pid FROM pg_locks WHERE NOT granted").isEmpty()) {
                Thread.onSpinWait();
            }
            boolean otherWasUndone =
                    isUndone(other, "UPDATE counts SET n = n + 10 WHERE name = 'a'");
            if (otherWasUndone) {
                other.rollback();
            } else {
                other.commit();
            }
            commit.get();
            int others = otherWasUndone ? 0 : 10;
            assertThat(postgres.rows("SELECT n FROM counts ORDER BY name"))
                    .containsExactly("" + (others + 1), "" + (others + 1));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isUndone(Connection connection, String sql) throws SQLException {
        try {
            execute(connection, sql);
            return false;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("40P01");
            return true;
        }
    }

    @Test
    void failsAtOnceAndSaysWhyWhenTryingAgainIsOfNoUse() throws Exception {
        try (SinkDriver run = SinkDriver.start(sink, 1)) {
            RowsOfEpoch<String> rows = run.prepare(1, "a");
            postgres.run("DROP TABLE booked");
            assertThatThrownBy(() -> run.commit(rows))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Committing 1 records of checkpoint 1 failed")
                    .hasMessageContaining("\"booked\" does not exist");
            postgres.run("CREATE TABLE booked (name TEXT NOT NULL)");
            run.commit(rows);
        }
        assertBooked("a");
    }

    @Test
    void saysWhichTableItNeedsWhenItMayNotMakeOne() {
        postgres.run(
                "DROP ROLE IF EXISTS guest",
                "CREATE ROLE guest",
                "GRANT INSERT ON booked TO guest");
        ConnectionSource asGuest =
                () -> {
                    Connection connection = postgres.connections().open();
                    execute(connection, "SET ROLE guest");
                    return connection;
                };
        ExactlyOnceSink<String> guests =
                ExactlyOnceSink.of(
                        asGuest,
                        "INSERT INTO booked (name) VALUES (?)",
                        (statement, name) -> statement.setString(1, name));
        assertThatThrownBy(() -> SinkDriver.start(guests, 1))
                .hasMessageContaining("Have it made by: CREATE TABLE millrace_commits");
        postgres.run("REVOKE ALL ON booked FROM guest", "DROP ROLE guest");
    }
}
