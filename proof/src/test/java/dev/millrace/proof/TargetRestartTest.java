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

/** The job lives; what it writes to goes down and comes back, while it commits all the time. */
@Tag("long")
class TargetRestartTest {
    private static final int READINGS = 24_000;
    private static final String SPEED = "1";
    private static final int RESTARTS = 3;

    /** Checkpoints that the job completes between two restarts. */
    private static final int BETWEEN = 5;

    private static final String COMPLETE = "is complete after";

    @TempDir Path root;

    /** Starts something again. */
    private interface Restart {
        void now() throws Exception;
    }

    @Test
    void F41_aBrokerThatIsKilledAgainAndAgainGetsEachRecordOnce() throws Exception {
        try (Topics topics = Topics.in(root.resolve("broker"))) {
            List<Reading> input = send(topics);
            topics.create("out");
            AtomicLong ended = new AtomicLong();
            List<String> seen = new ArrayList<>();
            CompletableFuture<Void> reader =
                    CompletableFuture.runAsync(
                            () -> topics.read("out", ended::get, seen::add),
                            task -> new Thread(task, "reader").start());
            try {
                runWith(command(topics, "out"), topics::restart);
            } finally {
                ended.set(1);
            }
            reader.get();
            new Expected(input).requireWritten(seen);
        }
    }

    @Test
    void F41_F42_aDatabaseThatIsStartedAgainAndAgainGetsEachRecordOnce() throws Exception {
        try (Topics topics = Topics.in(root.resolve("broker"));
                Database database = Database.in(root.resolve("postgres"))) {
            database.empty();
            List<Reading> input = send(topics);
            runWith(command(topics, database.url()), database::restart);
            try (var connection = database.connect()) {
                new Expected(input).requireWritten(Database.written(connection));
            }
        }
    }

    /** Each restart comes while the job runs and commits, and it goes on after each. */
    private static void runWith(List<String> command, Restart restart) throws Exception {
        ChildProcess job = ChildProcess.start(command);
        for (int i = 1; i <= RESTARTS; i++) {
            job.awaitLogged(COMPLETE, (int) job.count(COMPLETE) + BETWEEN);
            assertThat(job.endsWithin(0))
                    .as("whether it ended before restart %d:%n%s", i, job.tail())
                    .isFalse();
            restart.now();
        }
        assertThat(job.awaitEnd()).as("status of the job:%n%s", job.tail()).isZero();
        assertThat(job.count(COMPLETE)).isGreaterThan(RESTARTS * BETWEEN);
    }

    private List<Reading> send(Topics topics) throws Exception {
        List<Reading> input = Reading.random(READINGS, new Random(1));
        topics.create("in");
        topics.send("in", input);
        return input;
    }

    private List<String> command(Topics topics, String where) {
        return ChildProcess.command(
                TopicJob.class,
                topics.servers(),
                "in",
                root.resolve("checkpoints").toString(),
                SPEED,
                where);
    }
}
