// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong outside the program, seen from its shell: one line, a code, and no half file. */
@Tag("slow")
class FlightsProcessTest {
    private static final String HEADER =
            "reported,scheduled,origin,destination,delay_min,distance_mi";

    /** Matters only if the program hangs. */
    private static final long LONGEST_S = 300;

    @TempDir Path folder;

    /** How a process ended, and what it said. */
    private record Ended(int code, String out, List<String> errors) {}

    @Test
    void aMissingFileIsNamed() throws Exception {
        Path missing = folder.resolve("missing.csv");
        assertFailed(flights(missing), 1, missing + " is not there");
    }

    @Test
    void aFolderIsNoInput() throws Exception {
        Path input = Files.createDirectory(folder.resolve("in"));
        assertFailed(flights(input), 1, input + " is not a file");
    }

    /** For a user who may read everything, a file that cannot be read all the same. */
    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        Path input = Files.writeString(folder.resolve("secret.csv"), HEADER + "\n");
        Files.setPosixFilePermissions(input, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(input)) {
            input = Path.of("/proc/self/mem");
            assertThat(input).as("a file whose first byte cannot be read, on Linux").exists();
        }
        assertFailed(flights(input), 1, "Input " + input);
    }

    @Test
    void anOutputThatIsAFileIsNamed() throws Exception {
        Files.writeString(output(), "mine");
        Ended ended = flights(week(1));
        assertThat(ended.code).isEqualTo(1);
        assertThat(ended.errors).singleElement().asString().contains(output() + " is a file");
        assertThat(output()).hasContent("mine");
    }

    @Test
    void anUnknownOptionIsNamed() throws Exception {
        assertFailed(flights(week(1), "--speed=2"), 2, "--speed=2");
    }

    /** On a real file system of 64 kB, mounted for the process. */
    @Test
    void aFullDiskLeavesNoHalfFile() throws Exception {
        Path input = week(20_000);
        Files.createDirectory(output());
        String mount = "mount -t tmpfs -o size=64k tmpfs '" + output() + "'";
        List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c"));
        boolean mayMount = run(with(command, mount)).code == 0;
        boolean allowed = "mount".equals(System.getProperty("millrace.without"));
        assumeThat(mayMount || !allowed).as("full disk, left out by name").isTrue();
        assertThat(mayMount)
                .as(
                        "a file system of its own, or no full disk is tested: run as root or where"
                                + " 'unshare -rm' works, or leave this out with"
                                + " -Dmillrace.without=mount")
                .isTrue();

        String script = mount + " && \"$@\"; code=$?; ls -A '" + output() + "'; exit $code";
        command.addAll(List.of(script, "sh"));
        command.addAll(program(input));
        Ended ended = run(command);

        assertThat(ended.code).as("%s", ended).isEqualTo(1);
        assertThat(ended.errors)
                .singleElement()
                .asString()
                .startsWith("flights: ")
                .contains("No space left on device", "Free some space");
        assertThat(ended.out).doesNotContain(".csv");
    }

    private static List<String> with(List<String> command, String last) {
        return Stream.concat(command.stream(), Stream.of(last)).toList();
    }

    private void assertFailed(Ended ended, int code, String named) {
        assertThat(ended.code).as("%s", ended).isEqualTo(code);
        assertThat(ended.errors).singleElement().asString().startsWith("flights: ").contains(named);
        if (Files.exists(output())) {
            assertThat(output()).isEmptyDirectory();
        }
    }

    /** Departures of many airports, so that many rows come out. */
    private Path week(int departures) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < departures; i++) {
            String time =
                    "2001-01-%02dT%02d:%02dZ".formatted(1 + i / 1440 % 28, i / 60 % 24, i % 60);
            lines.add(time + "," + time + ",A" + i % 97 + ",LAX," + i % 120 + ",1000");
        }
        return Files.write(folder.resolve("flights.csv"), lines);
    }

    private Path output() {
        return folder.resolve("out");
    }

    private Ended flights(Path input, String... options) throws Exception {
        return run(program(input, options));
    }

    private List<String> program(Path input, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Flights.class.getName());
        command.addAll(List.of("--input", input.toString(), "--output", output().toString()));
        command.addAll(List.of(options));
        return command;
    }

    private Ended run(List<String> command) throws Exception {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
        } catch (IOException e) {
            return new Ended(-1, "", List.of(String.valueOf(e.getMessage())));
        }
        if (!process.waitFor(LONGEST_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The program hangs: " + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readAllLines(err));
    }
}
