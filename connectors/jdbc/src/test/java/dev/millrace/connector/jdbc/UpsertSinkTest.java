// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.connector.SinkWriter;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpsertSinkTest {
    private static final String UPSERT =
            "INSERT INTO totals (name, n) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET n ="
                    + " excluded.n";

    private static Postgres postgres;

    private final FaultyConnections connections = new FaultyConnections(postgres.connections());

    @BeforeAll
    static void startDatabase() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void emptyTable() {
        postgres.run(
                "DROP TABLE IF EXISTS totals",
                "CREATE TABLE totals (name TEXT PRIMARY KEY, n INT NOT NULL CHECK (n >= 0))");
    }

    private SinkWriter<Map.Entry<String, Integer>> writer() {
        Statements<Map.Entry<String, Integer>> statements =
                new Statements<>(
                        UPSERT,
                        (statement, total) -> {
                            statement.setString(1, total.getKey());
                            statement.setInt(2, total.getValue());
                        });
        return new UpsertWriter<>(new Database(connections), statements);
    }

    @Test
    void lastRecordOfAKeyIsTheRow() throws Exception {
        try (SinkWriter<Map.Entry<String, Integer>> writer = writer()) {
            writer.write(Map.entry("a", 1), 0);
            writer.write(Map.entry("b", 2), 0);
            writer.write(Map.entry("a", 3), 0);
            assertThat(postgres.rows("SELECT n FROM totals")).isEmpty();
            writer.flush(false);
        }
        assertThat(postgres.rows("SELECT name || n FROM totals ORDER BY name"))
                .containsExactly("a3", "b2");
    }

    @Test
    void writesAgainWhenTheConnectionBreaksAtTheCommit() throws Exception {
        for (FaultyConnections.Fault fault : FaultyConnections.Fault.values()) {
            try (SinkWriter<Map.Entry<String, Integer>> writer = writer()) {
                writer.write(Map.entry(fault.name(), 1), 0);
                connections.arm(fault);
                writer.flush(false);
            }
        }
        assertThat(connections.fired()).isEqualTo(2);
        assertThat(postgres.rows("SELECT name FROM totals")).hasSize(3);
    }

    @Test
    void writesMoreThanOneBatch() throws Exception {
        try (SinkWriter<Map.Entry<String, Integer>> writer = writer()) {
            for (int i = 0; i < 12_345; i++) {
                writer.write(Map.entry("key-" + i, i), 0);
            }
            writer.flush(true);
        }
        assertThat(postgres.rows("SELECT COUNT(*) FROM totals")).containsExactly("12345");
    }

    @Test
    void keepsNothingOfATransactionThatTheDatabaseRefuses() throws Exception {
        try (SinkWriter<Map.Entry<String, Integer>> writer = writer()) {
            writer.write(Map.entry("good", 1), 0);
            writer.write(Map.entry("bad", -1), 0);
            assertThatThrownBy(() -> writer.flush(false))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Writing 2 records failed")
                    .hasMessageContaining("check constraint");
        }
        assertThat(postgres.rows("SELECT n FROM totals")).isEmpty();
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> ConnectionSource.of("postgresql://localhost/orders", "me", "pw"))
                .hasMessageContaining("begins with 'jdbc:'")
                .hasMessageContaining("postgresql://localhost/orders");
    }
}
