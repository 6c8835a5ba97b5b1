// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole job on a real disk that runs full and gets room again. Needs root, and fails without. */
@Tag("long")
class FullDiskJobTest {
    private static final int FILES = 4;
    private static final int READINGS = 6_000;
    private static final String COMPLETE = "is complete after";
    private static final String GIVEN_UP = "was given up";
    private static final String FULL = "No space left on device";

    @TempDir Path root;

    @Test
    void F22_aFullDiskOfCheckpointsFailsCheckpointsAndTheJobRunsOn() throws Exception {
        ChildProcess job = runOn("checkpoints");
        assertThat(job.hasLogged(GIVEN_UP)).as("checkpoint that failed").isTrue();
        assertThat(job.hasLogged("FAILING")).as("failure of the job").isFalse();
    }

    @Test
    void F22_aFullDiskOfOutputIsWaitedForAndEachRecordIsThereOnce() throws Exception {
        runOn("out");
    }

    /** The disk of one of the job's directories runs full between two checkpoints. */
    private ChildProcess runOn(String directory) throws Exception {
        List<Reading> input = Reading.random(READINGS, new Random(1));
        Reading.write(input, root.resolve("in"), FILES);
        try (SmallDisk disk = SmallDisk.at(root.resolve(directory));
                DirectoryWatch output = new DirectoryWatch(root.resolve("out"))) {
            ChildProcess job =
                    ChildProcess.start(ChildProcess.command(FilesJob.class, root.toString(), "1"));
            job.awaitLogged(COMPLETE, 5);
            while (!job.hasLogged(FULL) && !job.endsWithin(20)) {
                disk.fill();
            }
            assertThat(job.hasLogged(FULL)).as("full disk:%n%s", job.tail()).isTrue();
            disk.free();
            assertThat(job.awaitEnd()).as("status of the job:%n%s", job.tail()).isZero();
            new Expected(input).requireWritten(output.lines());
            return job;
        }
    }
}
