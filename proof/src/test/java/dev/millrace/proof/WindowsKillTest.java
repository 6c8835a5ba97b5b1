// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dmillrace.proof.kills=100} for more, {@code -Dmillrace.proof.seed=7} for others. */
class WindowsKillTest {
    private static final int READINGS = 10_000;
    private static final String SPEED = "3";

    private final int wanted = Integer.getInteger("millrace.proof.kills", 4);
    private final long seed = Long.getLong("millrace.proof.seed", 1);
    private final KillLoop loop = new KillLoop(seed);

    @TempDir Path root;

    @Test
    @Tag("slow")
    void F1_F6_F8_F47_windowsSessionsAndCallsToFilesSurviveEveryKill() throws Exception {
        for (int round = 0; loop.kills() < wanted; round++) {
            requireRoundsLeft(round);
            Path directory = root.resolve("round-" + round);
            List<Reading> input = input(directory, round);
            Path out = directory.resolve("out");
            try (DirectoryWatch output = new DirectoryWatch(out)) {
                loop.run(command(directory, out.toString()), wanted - loop.kills());
                new ExpectedWindows(input).requireWritten(output.lines());
            }
        }
        requireKilled("windows to files");
    }

    @Test
    @Tag("long")
    void F1_F6_F7_F8_F47_windowsSessionsAndCallsToPostgresSurviveEveryKill() throws Exception {
        try (Database database = Database.in(root.resolve("postgres"))) {
            for (int round = 0; loop.kills() < wanted; round++) {
                requireRoundsLeft(round);
                database.empty();
                Path directory = root.resolve("round-" + round);
                List<Reading> input = input(directory, round);
                try (TableWatch output = new TableWatch(database)) {
                    loop.run(command(directory, database.url()), wanted - loop.kills());
                    new ExpectedWindows(input).requireWritten(output.lines());
                }
            }
        }
        requireKilled("windows to postgres");
    }

    /** In one file: what came with another one after it would be late. */
    private List<Reading> input(Path directory, int round) throws Exception {
        List<Reading> input = Reading.random(READINGS, new Random(seed + round));
        Reading.write(input, directory.resolve("in"), 1);
        return input;
    }

    private static List<String> command(Path directory, String where) {
        return ChildProcess.command(WindowsJob.class, directory.toString(), SPEED, where);
    }

    private void requireRoundsLeft(int round) {
        assertThat(round).as("rounds; the kills do not meet the job").isLessThan(wanted + 5);
    }

    private void requireKilled(String pair) {
        System.out.println(pair + ", seed " + seed + ": " + loop);
        assertThat(loop.whileRunning()).as("kills of a running job").isPositive();
        assertThat(loop.restored()).as("starts from a checkpoint").isPositive();
    }
}
