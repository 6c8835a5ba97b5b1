// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UncountedEngineTest {
    private static final Path ENGINE = Path.of("dev/millrace/engine");
    private final UncountedEngine engine = new UncountedEngine(Path.of("../engine/src/main/java"));

    @Test
    void takesOutCountsAndTheClockAndNothingElse() throws IOException {
        Map<Path, String> changed = engine.changed();
        assertThat(changed)
                .containsKeys(
                        ENGINE.resolve("operator/MapOperator.java"),
                        ENGINE.resolve("operator/SinkOperator.java"),
                        ENGINE.resolve("exchange/KeySender.java"),
                        ENGINE.resolve("runtime/WatchedSubtask.java"))
                .doesNotContainKeys(
                        ENGINE.resolve("operator/TimestampsOperator.java"),
                        ENGINE.resolve("source/SourceOperator.java"));
        assertThat(changed.values())
                .noneMatch(source -> source.contains("recordsIn++"))
                .noneMatch(source -> source.contains("meter.begin"))
                .noneMatch(source -> source.contains("meter.end"));
    }

    @Test
    void whatIsLeftCompilesBesideTheEngine(@TempDir Path target) throws IOException {
        String path = System.getProperty("surefire.test.class.path", "");
        Path classes =
                engine.compile(
                        target, path.isEmpty() ? System.getProperty("java.class.path") : path);
        assertThat(classes.resolve(ENGINE).resolve("operator/MapOperator.class")).exists();
        assertThat(classes.resolve(ENGINE).resolve("runtime/WatchedSubtask.class")).exists();
    }
}
