// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class FilesKillTest {
    private static final int FILES = 4;
    private static final int READINGS = 10_000;
    private static final int SPEED = 3;

    @TempDir Path root;

    /** {@code -Dmillrace.proof.kills=100} for more, {@code -Dmillrace.proof.seed=7} for others. */
    @Test
    void F1_F6_F8_F47_filesToFilesSurvivesEveryKill() throws Exception {
        int wanted = Integer.getInteger("millrace.proof.kills", 5);
        long seed = Long.getLong("millrace.proof.seed", 1);
        KillLoop loop = new KillLoop(seed);
        for (int round = 0; loop.kills() < wanted; round++) {
            assertThat(round).as("rounds; the kills do not meet the job").isLessThan(wanted + 5);
            runToTheEnd(root.resolve("round-" + round), loop, wanted - loop.kills(), seed + round);
        }
        System.out.println("files to files, seed " + seed + ": " + loop);
        assertThat(loop.whileRunning()).as("kills of a running job").isPositive();
        assertThat(loop.restored()).as("starts from a checkpoint").isPositive();
    }

    private static void runToTheEnd(Path directory, KillLoop loop, int mostKills, long seed)
            throws Exception {
        List<Reading> input = Reading.random(READINGS, new Random(seed));
        Reading.write(input, directory.resolve("in"), FILES);
        List<String> command =
                ChildProcess.command(FilesJob.class, directory.toString(), Integer.toString(SPEED));
        try (DirectoryWatch output = new DirectoryWatch(directory.resolve("out"))) {
            loop.run(command, mostKills);
            new Expected(input).requireWritten(output.lines());
        }
    }
}
