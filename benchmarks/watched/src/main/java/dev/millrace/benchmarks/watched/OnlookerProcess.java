// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.watched;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The handle of an {@link Onlooker}, in the process of the job. Used by one thread. */
final class OnlookerProcess implements AutoCloseable {
    private static final long PATIENCE_S = 10;

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    private OnlookerProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** With the JVM and the class path of this process, and little memory. */
    static OnlookerProcess start(int keys) throws IOException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Onlooker.class.getName(),
                        Integer.toString(keys));
        return new OnlookerProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Gives an order and returns at once. */
    void order(String... words) throws IOException {
        orders.write(String.join(" ", words) + "\n");
        orders.flush();
    }

    /**
     * What the order came to.
     *
     * @throws IllegalStateException if the onlooker met anything that is not right, and ended
     */
    Seen seen() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(Seen.MARK)) {
                return Seen.of(line);
            }
        }
        throw new IllegalStateException("the onlooker ended; it has said why");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        orders.close();
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
