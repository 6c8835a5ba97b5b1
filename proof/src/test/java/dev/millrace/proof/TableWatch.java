// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table all the time, and requires that what was once seen is there as often ever after.
 */
final class TableWatch implements AutoCloseable {
    private static final long PAUSE_NS = 5_000_000;

    private final Database database;
    private final Thread thread;
    private Map<String, Integer> seen = Map.of(); // of the watching thread, until joined
    private volatile boolean closed;
    private @Nullable Throwable failure; // as seen
    private int looks; // as seen

    TableWatch(Database database) {
        this.database = database;
        this.thread = new Thread(this::watch, "reader of the table");
        thread.start();
    }

    private void watch() {
        try (Connection connection = database.connect()) {
            while (!closed) {
                look(Database.written(connection));
                LockSupport.parkNanos(PAUSE_NS);
            }
        } catch (Throwable t) {
            failure = t;
        }
    }

    private void look(List<String> lines) {
        Map<String, Integer> now = new HashMap<>();
        lines.forEach(line -> now.merge(line, 1, Integer::sum));
        seen.forEach(
                (line, times) ->
                        assertThat(now.getOrDefault(line, 0))
                                .as("times that '%s' is there, which was seen before", line)
                                .isGreaterThanOrEqualTo(times));
        seen = now;
        looks++;
    }

    /** Stops watching; all lines that are there. */
    List<String> lines() throws Exception {
        close();
        if (failure != null) {
            throw new AssertionError("The table changed behind a reader", failure);
        }
        assertThat(looks).as("looks at the table").isGreaterThan(1);
        try (Connection connection = database.connect()) {
            List<String> lines = Database.written(connection);
            look(lines);
            return lines;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
