// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.connector.SinkCheck;
import dev.millrace.testkit.connector.SinkScenario;
import dev.millrace.testkit.connector.SinkTarget;
import dev.millrace.testkit.connector.SourceCheck;
import dev.millrace.testkit.connector.SourceScenario;
import dev.millrace.testkit.connector.SourceTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files go through what the testkit has for connectors. */
final class FileCheckTest {
    private static final Set<SinkScenario> IMPOSSIBLE =
            EnumSet.of(
                    SinkScenario.ANSWER_LOST_BEFORE_THE_COMMIT_IS_MADE,
                    SinkScenario.ANSWER_LOST_AFTER_THE_COMMIT_IS_MADE,
                    SinkScenario.EXPIRED_BEFORE_COMMIT);

    @TempDir Path temp;
    private int directories;

    @ParameterizedTest
    @EnumSource(SinkScenario.class)
    void theSinkGetsThrough(SinkScenario scenario) throws Exception {
        Optional<String> impossible =
                SinkCheck.of(() -> new Output(temp.resolve("out" + directories++))).check(scenario);
        assertThat(impossible.isPresent()).isEqualTo(IMPOSSIBLE.contains(scenario));
    }

    @ParameterizedTest
    @EnumSource(SourceScenario.class)
    void theSourceGetsThrough(SourceScenario scenario) throws Exception {
        assertThat(
                        SourceCheck.of(() -> new Input(temp.resolve("in" + directories++)))
                                .check(scenario))
                .isEmpty();
    }

    private static final class Output implements SinkTarget<String, StagedFile> {
        private final Path directory;

        Output(Path directory) {
            this.directory = directory;
        }

        @Override
        public FileSink<String> sink() {
            return FileSink.text(directory).append();
        }

        @Override
        public String record(int number) {
            return "record " + number;
        }

        @Override
        public List<String> visible() throws IOException {
            List<String> lines = new ArrayList<>();
            for (String file : SinkRun.visible(directory)) {
                lines.addAll(Files.readAllLines(directory.resolve(file)));
            }
            return lines;
        }

        /** The system lets go of the locks of a process that died. */
        @Override
        public void died() throws IOException {
            if (Files.exists(directory)) {
                for (String file : SinkRun.files(directory)) {
                    if (file.endsWith(".lock")) {
                        Files.delete(directory.resolve(file));
                    }
                }
            }
        }

        @Override
        public Optional<String> impossible(SinkScenario scenario) {
            return IMPOSSIBLE.contains(scenario)
                    ? Optional.of("a local rename is answered, and nothing expires")
                    : Optional.empty();
        }
    }

    private static final class Input implements SourceTarget<String, FileSplit, FoundFiles> {
        private final Path directory;
        private final List<String> records = new ArrayList<>();

        Input(Path directory) throws IOException {
            this.directory = Files.createDirectories(directory);
            for (int file = 0; file < 3; file++) {
                List<String> lines = new ArrayList<>();
                for (int line = 0; line < 40 + 7 * file; line++) {
                    lines.add("file " + file + " line " + line);
                }
                Files.write(directory.resolve("f" + file + ".txt"), lines);
                records.addAll(lines);
            }
        }

        @Override
        public FileSource<String> source() {
            return FileSource.text(directory);
        }

        @Override
        public List<String> records() {
            return records;
        }
    }
}
