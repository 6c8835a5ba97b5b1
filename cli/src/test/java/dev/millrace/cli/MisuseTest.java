// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** What somebody is told who wrote something else than was meant: a line, and the way on. */
class MisuseTest {
    private record Done(int exitCode, String err) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lisst | there is no command 'lisst'; did you mean 'list'?",
                "shwo | there is no command 'shwo'; did you mean 'show'?",
                "state gte | there is no command 'gte'; did you mean 'get'?",
                "show --jbo x | there is no option '--jbo'; did you mean '--job'?",
                "show all | nothing takes the argument 'all'",
                "state | which of its commands? There are ls, get, keys, diff",
                "snapshot | which of its commands? There are ls, show, get, diff, verify",
                "state diff a b c | missing required option: '--checkpoint=N'",
                "state get a b c --checkpoint x | 'x' is not a long",
                "list --server a:b | 'a:b' is no address of a server"
            })
    void isToldInOneLineWithTheWayOn(String line, String told) {
        Done done = run(line.strip().split(" "));
        assertThat(done.exitCode()).isEqualTo(Millrace.USAGE);
        assertThat(done.err()).startsWith("millrace").contains(told, "--help").hasLineCount(1);
    }

    @Test
    void suggestsNothingThatIsFarFromWhatWasWritten() {
        assertThat(run("quux").err()).doesNotContain("did you mean");
        assertThat(Nearest.to("hourli", List.of("late", "hourly", "hourly-file")))
                .contains("hourly");
        assertThat(Nearest.to("houlry", List.of("hourly"))).contains("hourly");
        assertThat(Nearest.slips("ab", "ba")).isEqualTo(1);
        assertThat(Nearest.slips("", "abc")).isEqualTo(3);
    }

    @Test
    void takesAnAddressWithoutItsScheme() {
        ServerAddress address = new ServerAddress();
        assertThat(address.convert("127.0.0.1:8081")).hasToString("http://127.0.0.1:8081");
        assertThat(address.convert("https://host:1")).hasToString("https://host:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://", "ftp://host", "a b", "http://a b", "file:///etc"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> new ServerAddress().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("http://127.0.0.1:8081");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "show", "diff", "verify"})
    void saysOfADirectoryWithoutCheckpointsThatThereAreNone(String command, @TempDir Path empty) {
        Done done = run("snapshot", command, empty.toString());
        assertThat(done.exitCode()).isEqualTo(Millrace.NOT_FOUND);
        assertThat(done.err()).contains("There is no checkpoint in " + empty).hasLineCount(1);
    }

    private static Done run(String... args) {
        StringWriter err = new StringWriter();
        int code =
                Millrace.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), args);
        return new Done(code, err.toString());
    }
}
