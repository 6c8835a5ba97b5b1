// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    private final List<String> right =
            List.of("record,a,1,0", "record,a,2,1", "slot,a,500", "total,a,2,12");
    private final Expected expected =
            new Expected(List.of(new Reading(0, "a", 5, 0), new Reading(1, "a", 7, 1)));

    @Test
    void takesWhatIsRight() {
        expected.requireWritten(right);
    }

    @Test
    void seesEachLineThatIsLost() {
        for (String line : right) {
            List<String> lines = new ArrayList<>(right);
            lines.remove(line);
            assertThatThrownBy(() -> expected.requireWritten(lines)).isInstanceOf(Error.class);
        }
    }

    @Test
    void seesEachLineThatIsThereTwice() {
        for (String line : right) {
            List<String> lines = new ArrayList<>(right);
            lines.add(line);
            assertThatThrownBy(() -> expected.requireWritten(lines)).isInstanceOf(Error.class);
        }
    }

    @Test
    void seesAStateThatWentBack() {
        List<String> lines = new ArrayList<>(right);
        lines.set(1, "record,a,1,1");
        assertThatThrownBy(() -> expected.requireWritten(lines)).isInstanceOf(Error.class);
    }
}
