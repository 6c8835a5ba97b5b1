// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.files.FileSink;
import dev.millrace.connector.files.StagedFile;
import dev.millrace.testkit.connector.SinkCheck;
import dev.millrace.testkit.connector.SinkScenario;
import dev.millrace.testkit.connector.SinkTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalCheckTest {
    @TempDir Path temp;

    // snippet: sink-target
    private record Journal(Path directory) implements SinkTarget<String, StagedFile> {

        @Override
        public FileSink<String> sink() {
            return FileSink.text(directory).append();
        }

        @Override
        public String record(int number) {
            return "entry " + number;
        }

        @Override
        public List<String> visible() throws IOException {
            List<String> lines = new ArrayList<>();
            for (Path file : files("[^.].*")) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }

        @Override
        public void died() throws IOException {
            for (Path lock : files("\\..*\\.lock")) {
                Files.delete(lock);
            }
        }

        @Override
        public Optional<String> impossible(SinkScenario scenario) {
            return switch (scenario) {
                case ANSWER_LOST_BEFORE_THE_COMMIT_IS_MADE,
                        ANSWER_LOST_AFTER_THE_COMMIT_IS_MADE,
                        EXPIRED_BEFORE_COMMIT ->
                        Optional.of("a local rename is answered, and nothing expires");
                default -> Optional.empty();
            };
        }

        private List<Path> files(String names) throws IOException {
            try (Stream<Path> files = Files.list(directory)) {
                return files.filter(it -> it.getFileName().toString().matches(names)).toList();
            }
        }
    }

    // end

    // snippet: sink-check
    @ParameterizedTest
    @EnumSource(SinkScenario.class)
    void theJournalGetsThrough(SinkScenario scenario) throws Exception {
        Optional<String> impossible = SinkCheck.of(() -> new Journal(temp)).check(scenario);
        assertThat(impossible.isPresent()).isEqualTo(scenario.name().matches("ANSWER.*|EXPIRED.*"));
    }
    // end
}
