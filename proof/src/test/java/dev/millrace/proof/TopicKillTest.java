// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dmillrace.proof.kills=100} for more, {@code -Dmillrace.proof.seed=7} for others. */
@Tag("long")
class TopicKillTest {
    private static final int READINGS = 10_000;
    private static final String SPEED = "3";

    private final int wanted = Integer.getInteger("millrace.proof.kills", 3);
    private final long seed = Long.getLong("millrace.proof.seed", 1);
    private final KillLoop loop = new KillLoop(seed);

    @TempDir Path root;

    @Test
    void F1_F6_F7_F8_kafkaToKafkaSurvivesEveryKill() throws Exception {
        try (Topics topics = Topics.in(root.resolve("broker"))) {
            for (int round = 0; loop.kills() < wanted; round++) {
                requireRoundsLeft(round);
                String out = "out" + round;
                List<Reading> input = send(topics, round);
                topics.create(out);
                AtomicLong ended = new AtomicLong();
                List<String> seen = new ArrayList<>();
                CompletableFuture<Void> reader =
                        CompletableFuture.runAsync(
                                () -> topics.read(out, ended::get, seen::add),
                                task -> new Thread(task, "reader").start());
                try {
                    loop.run(command(topics, round, out), wanted - loop.kills());
                } finally {
                    ended.set(1);
                }
                reader.get();
                new Expected(input).requireWritten(seen);
            }
        }
        requireKilled("kafka to kafka");
    }

    @Test
    void F1_F6_F7_F8_kafkaToPostgresSurvivesEveryKill() throws Exception {
        try (Topics topics = Topics.in(root.resolve("broker"));
                EmbeddedPostgres database = EmbeddedPostgres.start()) {
            for (int round = 0; loop.kills() < wanted; round++) {
                requireRoundsLeft(round);
                run(database, "DROP TABLE IF EXISTS written, millrace_commits");
                run(database, "CREATE TABLE written (line text)");
                List<Reading> input = send(topics, round);
                String url = database.getJdbcUrl("postgres", "postgres");
                loop.run(command(topics, round, url), wanted - loop.kills());
                new Expected(input).requireWritten(written(database));
            }
        }
        requireKilled("kafka to postgres");
    }

    private void requireRoundsLeft(int round) {
        assertThat(round).as("rounds; the kills do not meet the job").isLessThan(wanted + 5);
    }

    private void requireKilled(String pair) {
        System.out.println(pair + ", seed " + seed + ": " + loop);
        assertThat(loop.whileRunning()).as("kills of a running job").isPositive();
        assertThat(loop.restored()).as("starts from a checkpoint").isPositive();
    }

    private List<Reading> send(Topics topics, int round) throws Exception {
        List<Reading> input = Reading.random(READINGS, new Random(seed + round));
        topics.create("in" + round);
        topics.send("in" + round, input);
        return input;
    }

    private List<String> command(Topics topics, int round, String where) {
        return ChildProcess.command(
                TopicJob.class,
                topics.servers(),
                "in" + round,
                root.resolve("checkpoints-" + round).toString(),
                SPEED,
                where);
    }

    private static void run(EmbeddedPostgres database, String sql) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> written(EmbeddedPostgres database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT line FROM written")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
