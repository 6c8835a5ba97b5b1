// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A job in a JVM of its own, and what it has logged so far. */
final class ChildProcess {
    /** Matters only if a job hangs: a slow machine gets all the time it needs. */
    private static final long END_TIMEOUT_S = 300;

    private static final int KILLED = 128 + 9;
    private static final int LAST_LINES = 60;

    private final Process process;
    private final List<String> lines = new ArrayList<>(); // guarded by itself
    private final Thread reader;

    private ChildProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "log of the job");
        reader.setDaemon(true);
        reader.start();
    }

    /** The command that starts {@code main}, always the same one. */
    static List<String> command(Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx128m",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    static ChildProcess start(List<String> command) {
        try {
            return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader log = process.inputReader(StandardCharsets.UTF_8)) {
            String line = log.readLine();
            while (line != null) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
                line = log.readLine();
            }
        } catch (IOException e) {
            // A killed process may take its end of the pipe with it.
            return;
        } finally {
            synchronized (lines) {
                lines.notifyAll();
            }
        }
    }

    /** Waits until it has logged {@code text} so many times, or has ended. */
    void awaitLogged(String text, int times) throws InterruptedException {
        synchronized (lines) {
            while (count(text) < times && process.isAlive()) {
                lines.wait(100);
            }
        }
    }

    boolean hasLogged(String text) {
        return count(text) > 0;
    }

    long count(String text) {
        synchronized (lines) {
            return lines.stream().filter(line -> line.contains(text)).count();
        }
    }

    /** Whether it ends by itself within this time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Signal 9; whether that is what ended it. */
    boolean kill() throws InterruptedException {
        process.destroyForcibly();
        return awaitEnd() == KILLED;
    }

    /** Waits for its end; its status, which is 0 or that of signal 9. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(END_TIMEOUT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The job does not end; its log ends with\n" + tail());
        }
        reader.join();
        int status = process.exitValue();
        if (status != 0 && status != KILLED) {
            throw new AssertionError("The job ended with " + status + ":\n" + tail());
        }
        return status;
    }

    String tail() {
        synchronized (lines) {
            int from = Math.max(0, lines.size() - LAST_LINES);
            return String.join("\n", lines.subList(from, lines.size()));
        }
    }
}
