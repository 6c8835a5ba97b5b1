// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void F1_F6_F7_F8_F47_kafkaToPostgresSurvivesEveryKill() throws Exception {
        try (Topics topics = Topics.in(root.resolve("broker"));
                Database database = Database.in(root.resolve("postgres"))) {
            for (int round = 0; loop.kills() < wanted; round++) {
                requireRoundsLeft(round);
                database.empty();
                List<Reading> input = send(topics, round);
                try (TableWatch output = new TableWatch(database)) {
                    loop.run(command(topics, round, database.url()), wanted - loop.kills());
                    new Expected(input).requireWritten(output.lines());
                }
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
}
