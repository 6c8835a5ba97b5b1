// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobException;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.engine.scenario.JobScenario;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The heap or the stack comes to its end: the job fails and says why, and never hangs. */
class MemoryFaultsTest {

    @Test
    @Tag("slow")
    void F57_keysWithoutEndInASmallHeapFailTheJobWithTheOperatorThatKeepsMost(@TempDir Path folder)
            throws Exception {
        Path output = folder.resolve("output");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx32m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath(),
                                FullHeapJob.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String told = Files.readString(output, StandardCharsets.UTF_8);

        assertThat(process.exitValue()).as(told).isEqualTo(FullHeapJob.FAILED);
        assertThat(told)
                .contains("Job 'full' failed: The heap of ", "MiB is full")
                .contains("Operator 'endless keys' keeps most: ")
                .contains("StateTtlConfig", "-Xmx");
    }

    @Test
    void F57_theMessageHasTheNumberOfKeysAndWhereItRanOut() {
        JobException failure =
                JobScenario.simulated(1)
                        .failure(
                                env ->
                                        env.fromSequence(1, 1_000)
                                                .keyBy(n -> n)
                                                .reduce(Long::sum)
                                                .name("sums")
                                                .map(
                                                        n -> {
                                                            if (n == 1_000) {
                                                                throw new OutOfMemoryError("test");
                                                            }
                                                            return n;
                                                        })
                                                .name("last")
                                                .sinkTo(new CollectSink<>()));

        assertThat(failure)
                .hasMessageContaining("Operator 'sums' keeps most: 1,000 keys in tables of about ")
                .hasMessageContaining("It ran out here: Operator 'last', subtask 0,")
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    @Timeout(120)
    void F14_aStackThatOverflowsFailsTheJobAndNamesTheOperator() throws Exception {
        JobException failure =
                JobScenario.onThreads()
                        .parallelism(2)
                        .failure(
                                env ->
                                        env.fromSequence(1, 1_000)
                                                .map(MemoryFaultsTest::endless)
                                                .name("deep")
                                                .sinkTo(new CollectSink<>()));

        assertThat(failure)
                .hasMessageContaining("Operator 'deep', subtask")
                .hasRootCauseInstanceOf(StackOverflowError.class);
    }

    @SuppressWarnings("InfiniteRecursion") // what this is for
    private static long endless(long n) {
        return endless(n + 1) + 1;
    }

    private static String classPath() {
        List<String> whole =
                List.of(
                        System.getProperty("surefire.test.class.path", ""),
                        System.getProperty("java.class.path"));
        return whole.get(0).isEmpty() ? whole.get(1) : String.join(File.pathSeparator, whole);
    }
}
