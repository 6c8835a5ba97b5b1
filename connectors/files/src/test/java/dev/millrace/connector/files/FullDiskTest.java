// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a real file system of 1 MB, mounted for the test. Fails for a user who may not mount one and
 * has not said {@code -Dmillrace.without=mount}.
 */
final class FullDiskTest {
    @TempDir Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        boolean allowed = "mount".equals(System.getProperty("millrace.without"));
        assumeThat(mounted || !allowed).as("full disk, left out by name").isTrue();
        assertThat(mounted)
                .as(
                        "a file system of 1 MB, or no full disk is tested: run as root, or leave"
                                + " this out with -Dmillrace.without=mount")
                .isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void failsWithARemedyAndFreesItsSpace() throws Exception {
        String megabytes = "x".repeat(100_000);
        try (SinkRun<String> run = SinkRun.of(FileSink.text(disk).prefix("lines"))) {
            run.write("whole").commit(run.prepare(true));

            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 30; i++) {
                                    run.write(megabytes);
                                }
                            })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(disk.resolve("lines-0-1.txt") + " could not be written")
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining("Free some space");
            assertThat(SinkRun.files(disk)).containsExactly(".lines-0.lock", "lines-0-0.txt");
        }
        assertThat(SinkRun.files(disk)).isEqualTo(List.of("lines-0-0.txt"));
    }
}
