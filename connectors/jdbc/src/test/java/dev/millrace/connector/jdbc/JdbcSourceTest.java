// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSourceTest {
    private static final int ROWS = 500;

    private static Postgres postgres;

    @BeforeAll
    static void startDatabase() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void fillTable() {
        postgres.run(
                "DROP TABLE IF EXISTS orders",
                "CREATE TABLE orders (id BIGINT, name TEXT)",
                "INSERT INTO orders SELECT 3 * i, 'order-' || i FROM generate_series(1, "
                        + ROWS
                        + ") AS i");
    }

    private static JdbcSource<String> source() {
        return JdbcSource.<String>of(
                        postgres.connections(),
                        "SELECT id, name FROM orders",
                        "id",
                        row -> row.getString("name"))
                .ranges(7);
    }

    private static String[] allNames() {
        return IntStream.rangeClosed(1, ROWS).mapToObj(i -> "order-" + i).toArray(String[]::new);
    }

    @Test
    void readsEveryRowOnce() throws Exception {
        try (SourceDriver driver = new SourceDriver(source())) {
            assertThat(driver.read(Integer.MAX_VALUE, 64)).isFalse();
            assertThat(driver.records).containsExactlyInAnyOrder(allNames());
        }
    }

    @Test
    void goesOnAfterARestartAtAnyRecord() throws Exception {
        for (int crashAfter = 0; crashAfter <= ROWS; crashAfter += 37) {
            List<String> seen = new ArrayList<>();
            SourceDriver.Kept kept;
            try (SourceDriver crashed = new SourceDriver(source())) {
                crashed.read(crashAfter, 1);
                seen.addAll(crashed.records);
                kept = crashed.keep();
            }
            try (SourceDriver next = new SourceDriver(source(), kept)) {
                next.read(Integer.MAX_VALUE, 64);
                seen.addAll(next.records);
            }
            assertThat(seen).as("crash after %d", crashAfter).containsExactlyInAnyOrder(allNames());
        }
    }

    @Test
    void endsAtOnceWhenThereAreNoRows() throws Exception {
        postgres.run("DELETE FROM orders");
        try (SourceDriver driver = new SourceDriver(source())) {
            assertThat(driver.read(1, 64)).isFalse();
        }
    }

    @Test
    void refusesAValueThatComesTwice() throws Exception {
        postgres.run("INSERT INTO orders VALUES (9, 'again')");
        try (SourceDriver driver = new SourceDriver(source())) {
            assertThatThrownBy(() -> driver.read(Integer.MAX_VALUE, 64))
                    .hasMessageContaining("'id' = 9 comes twice")
                    .hasMessageContaining("divide it by a column that is unique");
        }
    }

    @Test
    void refusesRowsThatAreInNoRange() {
        postgres.run("INSERT INTO orders VALUES (NULL, 'nowhere')");
        assertThatThrownBy(() -> new SourceDriver(source()))
                .hasMessageContaining("1 rows of the query have no 'id'");
    }

    @Test
    void rejectsARowThatIsNoRecordAndReadsOn() throws Exception {
        JdbcSource<String> picky =
                JdbcSource.of(
                        postgres.connections(),
                        "SELECT id, name FROM orders",
                        "id",
                        row -> {
                            if (row.getLong("id") == 9) {
                                throw new IllegalArgumentException("not an order");
                            }
                            return row.getString("name");
                        });
        try (SourceDriver driver = new SourceDriver(picky)) {
            driver.read(Integer.MAX_VALUE, 64);
            assertThat(driver.records).hasSize(ROWS - 1);
            assertThat(driver.rejected).containsExactly("9: id=9, name=order-3: not an order");
        }
    }

    @Test
    void refusesAColumnThatIsMoreThanAName() {
        assertThatThrownBy(
                        () ->
                                JdbcSource.of(
                                        postgres.connections(),
                                        "SELECT 1",
                                        "id; DROP TABLE orders",
                                        row -> ""))
                .hasMessageContaining("is not the name of a column");
    }
}
