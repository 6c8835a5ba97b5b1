// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.connector.SinkCheck;
import dev.millrace.testkit.connector.SinkScenario;
import dev.millrace.testkit.connector.SinkTarget;
import dev.millrace.testkit.connector.SourceCheck;
import dev.millrace.testkit.connector.SourceScenario;
import dev.millrace.testkit.connector.SourceTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real PostgreSQL goes through what the testkit has for connectors. */
class JdbcCheckTest {
    private static Postgres postgres;

    @BeforeAll
    static void startDatabase() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource(SinkScenario.class)
    void theSinkGetsThrough(SinkScenario scenario) throws Exception {
        Optional<String> impossible = SinkCheck.of(Booked::new).check(scenario);
        assertThat(impossible.isPresent())
                .isEqualTo(scenario == SinkScenario.EXPIRED_BEFORE_COMMIT);
    }

    @ParameterizedTest
    @EnumSource(SourceScenario.class)
    void theSourceGetsThrough(SourceScenario scenario) throws Exception {
        assertThat(SourceCheck.of(Orders::new).check(scenario)).isEmpty();
    }

    private static final class Booked implements SinkTarget<String, RowsOfEpoch<String>> {
        private final FaultyConnections connections = new FaultyConnections(postgres.connections());
        private int armed;

        Booked() {
            postgres.run(
                    "DROP TABLE IF EXISTS booked, millrace_commits",
                    "CREATE TABLE booked (name TEXT NOT NULL)");
        }

        @Override
        public ExactlyOnceSink<String> sink() {
            return ExactlyOnceSink.of(
                    connections,
                    "INSERT INTO booked (name) VALUES (?)",
                    (statement, name) -> statement.setString(1, name));
        }

        @Override
        public String record(int number) {
            return "record " + number;
        }

        @Override
        public List<String> visible() {
            return postgres.rows("SELECT name FROM booked");
        }

        /** A fault that was armed has happened. */
        @Override
        public void close() {
            assertThat(connections.fired()).isEqualTo(armed);
        }

        @Override
        public void loseNextAnswer(boolean made) {
            armed++;
            connections.arm(
                    made
                            ? FaultyConnections.Fault.LOST_AFTER_COMMIT
                            : FaultyConnections.Fault.LOST_BEFORE_COMMIT);
        }

        @Override
        public Optional<String> impossible(SinkScenario scenario) {
            return scenario == SinkScenario.EXPIRED_BEFORE_COMMIT
                    ? Optional.of("what is prepared is in the checkpoint, and nowhere else")
                    : Optional.empty();
        }
    }

    private static final class Orders implements SourceTarget<String, JdbcSplit, JdbcProgress> {
        private static final int ROWS = 150;

        Orders() {
            postgres.run(
                    "DROP TABLE IF EXISTS orders",
                    "CREATE TABLE orders (id BIGINT, name TEXT)",
                    "INSERT INTO orders SELECT 3 * i, 'order-' || i FROM generate_series(1, "
                            + ROWS
                            + ") AS i");
        }

        @Override
        public JdbcSource<String> source() {
            return JdbcSource.<String>of(
                            postgres.connections(),
                            "SELECT id, name FROM orders",
                            "id",
                            row -> row.getString("name"))
                    .ranges(7);
        }

        @Override
        public List<String> records() {
            return IntStream.rangeClosed(1, ROWS).mapToObj(i -> "order-" + i).toList();
        }
    }
}
