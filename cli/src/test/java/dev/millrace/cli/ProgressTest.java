// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Something long shows on a terminal how far it has come, and nothing in a script. */
class ProgressTest {
    private final StringWriter shown = new StringWriter();
    private final PrintWriter out = new PrintWriter(shown, true);

    @Test
    void drawsABarWithWhatIsDoneAndLeavesNothingBehind() {
        try (Progress progress = Progress.of("parts", "diff", out, true)) {
            progress.at(1, 4);
            progress.at(4, 4);
        }
        assertThat(shown.toString()).contains("diff", "100%", "4/4 parts").endsWith("\r\u001b[K\r");
    }

    @Test
    void countsBytesInKilobytes() {
        try (Progress progress = Progress.ofBytes("verify", out, true)) {
            progress.at(2_048, 4_096);
        }
        assertThat(shown.toString()).contains("50%", "2/4 KB");
    }

    @Test
    void showsTheAmountWhereNobodyKnowsHowMuchItWillBe() {
        try (Progress progress = Progress.ofBytes("savepoint", out, true)) {
            progress.at(10_240, -1);
        }
        assertThat(shown.toString()).contains("savepoint", "10/? KB");
    }

    @Test
    void showsBesideItWhatIsKnownInstead() {
        try (Progress progress = Progress.ofBytes("savepoint", out, true)) {
            progress.at(123_456 * 1_024L, -1);
            progress.note("last checkpoint 1012.3 MB");
        }
        assertThat(shown.toString()).contains("123456/? KB", "last checkpoint 1012.3 MB");
    }

    @Test
    void showsNothingToAScript() {
        try (Progress progress = Progress.of("parts", "diff", out, false)) {
            progress.at(1, 4);
            progress.note("none");
        }
        assertThat(shown.toString()).isEmpty();
    }
}
