// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts a job under strace, which kills it by signal 9 at a chosen call of the system: at the
 * first {@code fsync} that one of its threads makes, the first {@code rename}, and so on, then at
 * the second of each.
 */
final class CallKills {
    /**
     * How a file gets to the disk, gets its name and loses it. There are many writes, also of the
     * log, so that each time it is another one of some.
     */
    private static final List<String> CALLS = List.of("fsync", "rename", "link", "unlink", "write");

    private static final int WRITES_BETWEEN = 7;

    private final Path traces;
    private final Map<String, Integer> struck = new TreeMap<>();
    private int next;

    CallKills(Path traces) {
        this.traces = traces;
    }

    /** Fails where there is no strace: then nothing would be tested. */
    static void requireStrace() throws InterruptedException {
        try {
            Process strace =
                    new ProcessBuilder("strace", "-o", "/dev/null", "true").inheritIO().start();
            if (strace.waitFor(1, TimeUnit.MINUTES) && strace.exitValue() == 0) {
                return;
            }
        } catch (IOException e) {
            throw new AssertionError(
                    "No kill at a call of the system was tested: there is no strace; install it",
                    e);
        }
        throw new AssertionError(
                "No kill at a call of the system was tested: strace may not trace a process here");
    }

    /** Runs the job until it is killed at the next call on the list; whether it was. */
    boolean run(List<String> command) throws InterruptedException, IOException {
        String call = CALLS.get(next % CALLS.size());
        int number = 1 + next / CALLS.size() * (call.equals("write") ? WRITES_BETWEEN : 1);
        Path trace = traces.resolve("trace-" + next++);
        List<String> traced =
                new ArrayList<>(
                        List.of(
                                "strace",
                                "-f",
                                "-o",
                                trace.toString(),
                                "-e",
                                "trace=" + call,
                                "-e",
                                "inject=" + call + ":signal=SIGKILL:when=" + number));
        traced.addAll(command);
        boolean killed = ChildProcess.start(traced).awaitEnd() != 0;
        if (killed) {
            requireStruck(trace, call, number);
            struck.merge(call, 1, Integer::sum);
        }
        return killed;
    }

    /** Some thread's last line is the call, not returned from, before all of them were killed. */
    private static void requireStruck(Path trace, String call, int number) throws IOException {
        try (Stream<String> lines = Files.lines(trace)) {
            List<String> all = lines.toList();
            boolean called = all.stream().anyMatch(line -> line.contains(" " + call + "("));
            boolean killed = all.stream().anyMatch(line -> line.contains("killed by SIGKILL"));
            if (!called || !killed) {
                throw new AssertionError(
                        "The job was killed, but not at " + call + " " + number + ": " + all);
            }
        }
    }

    /** How often the job was killed, by the call at which it was. */
    Map<String, Integer> struck() {
        return struck;
    }

    int kills() {
        return struck.values().stream().mapToInt(times -> times).sum();
    }

    static List<String> calls() {
        return CALLS;
    }
}
