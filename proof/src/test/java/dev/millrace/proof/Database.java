// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL, and in it the table {@code written} that jobs fill. */
final class Database implements AutoCloseable {
    private final Path directory;
    private EmbeddedPostgres postgres;

    private Database(Path directory) throws IOException {
        this.directory = directory;
        this.postgres = builder().start();
    }

    /** Keeps its data in a directory. */
    static Database in(Path directory) throws IOException {
        return new Database(directory);
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false);
    }

    /** Ends every connection, whatever it is at, and serves again at the same address. */
    void restart() throws IOException {
        int port = postgres.getPort();
        postgres.close();
        postgres = builder().setPort(port).start();
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** Makes the table anew, as if no job had ever run. */
    void empty() throws SQLException {
        run("DROP TABLE IF EXISTS written, millrace_commits");
        run("CREATE TABLE written (line text)");
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All that can be seen in the table now. */
    static List<String> written(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT line FROM written")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
