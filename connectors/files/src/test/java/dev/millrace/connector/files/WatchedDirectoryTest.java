// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import static dev.millrace.connector.files.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.connector.ReaderStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchedDirectoryTest {
    @TempDir Path dir;
    private SourceRun<String, FileSplit, FoundFiles> run;

    @BeforeEach
    void watch() throws Exception {
        run = SourceRun.of(FileSource.text(dir).watching(Duration.ofMillis(100)));
    }

    @AfterEach
    void close() throws Exception {
        run.close();
    }

    @Test
    void takesAFileThatLooksTheSameTwice() throws Exception {
        write(dir.resolve("a"), "one\n");
        run.look().pollAll();
        assertThat(run.values()).isEmpty();

        run.look().pollAll();
        assertThat(run.values()).containsExactly("one");
    }

    @Test
    void waitsForAFileThatGrows() throws Exception {
        write(dir.resolve("a"), "one\n");
        run.look();
        write(dir.resolve("a"), "one\ntwo\n");
        run.look().pollAll();
        assertThat(run.values()).isEmpty();

        run.look().pollAll();
        assertThat(run.values()).containsExactly("one", "two");
    }

    @Test
    void takesNewFilesForEverAndEachOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            write(dir.resolve("file" + i), "line" + i);
            run.look().look().pollAll();
        }

        assertThat(run.values()).containsExactly("line0", "line1", "line2", "line3", "line4");
        assertThat(run.finishedSplits).hasSize(5);
        assertThat(run.status).isEqualTo(ReaderStatus.CAUGHT_UP);
    }

    @Test
    void doesNotTakeAFileAgainAfterARestart() throws Exception {
        write(dir.resolve("a"), "one\n");
        run.look().look().pollAll();
        write(dir.resolve("b"), "two\n");

        run = run.restart(run.snapshot());
        run.look().look().pollAll();

        assertThat(run.values()).containsExactly("two");
    }

    @Test
    void failsWhenATakenFileIsChanged() throws Exception {
        Path file = write(dir.resolve("a"), "one\n");
        run.look().look().pollAll();
        write(file, "one\ntwo\n");

        assertThatThrownBy(run::look)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + " was changed after it had been taken")
                .hasMessageContaining("moved in when it is complete");
    }

    @Test
    void takesAFileOfAFormerNameWhenTheFormerHasBeenRemoved() throws Exception {
        Path file = write(dir.resolve("a"), "one\n");
        run.look().look().pollAll();
        Files.delete(file);
        run.look();
        write(file, "two\n");

        run.look().look().pollAll();

        assertThat(run.values()).containsExactly("one", "two");
        assertThat(run.snapshot().enumerator().taken()).hasSize(1);
    }

    @Test
    void failsWhenTheDirectoryGoesAway() throws Exception {
        Files.delete(dir);

        assertThatThrownBy(run::look).hasMessageContaining(dir + " does not exist");
        Files.createDirectory(dir);
    }
}
