// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs strace, and fails without it. */
@Tag("slow")
class CallKillTest {
    private static final int FILES = 4;
    private static final int READINGS = 4_000;
    private static final int SPEED = 3;

    /** Then the job is left alone until it has finished, and another one begins. */
    private static final int KILLS_OF_ONE_JOB = 10;

    @TempDir Path root;

    /** {@code -Dmillrace.proof.call-kills=100} for later calls of each kind. */
    @Test
    void F3_F4_F5_F6_filesToFilesSurvivesAKillAtEveryKindOfDiskCall() throws Exception {
        int wanted = Integer.getInteger("millrace.proof.call-kills", KILLS_OF_ONE_JOB);
        CallKills.requireStrace();
        CallKills kills = new CallKills(Files.createDirectory(root.resolve("traces")));
        for (int round = 0; kills.kills() < wanted; round++) {
            assertThat(round).as("rounds; the kills do not meet the job").isLessThan(wanted);
            runToTheEnd(root.resolve("round-" + round), kills, wanted, round);
        }
        System.out.println("files to files, killed at calls of the system: " + kills.struck());
        assertThat(kills.struck().keySet()).containsExactlyInAnyOrderElementsOf(CallKills.calls());
    }

    private static void runToTheEnd(Path directory, CallKills kills, int wanted, long seed)
            throws Exception {
        List<Reading> input = Reading.random(READINGS, new Random(seed));
        Reading.write(input, directory.resolve("in"), FILES);
        List<String> command =
                ChildProcess.command(FilesJob.class, directory.toString(), Integer.toString(SPEED));
        try (DirectoryWatch output = new DirectoryWatch(directory.resolve("out"))) {
            int before = kills.kills();
            boolean killed = true;
            while (killed && kills.kills() < Math.min(wanted, before + KILLS_OF_ONE_JOB)) {
                killed = kills.run(command);
            }
            assertThat(ChildProcess.start(command).awaitEnd()).isZero();
            new Expected(input).requireWritten(output.lines());
        }
    }
}
