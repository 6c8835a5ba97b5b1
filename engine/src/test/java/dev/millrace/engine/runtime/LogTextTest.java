// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {

    @Test
    void aNameCannotBeginALine() {
        assertThat(LogText.of("orders\r\n2026-01-01 ERROR all is lost"))
                .isEqualTo("orders\\u000d\\u000a2026-01-01 ERROR all is lost");
        assertThat(LogText.of("a\u2028b\u2029c")).isEqualTo("a\\u2028b\\u2029c");
    }

    @Test
    void aNameCannotColourATerminalOrTurnItsText() {
        assertThat(LogText.of("\u001b[31mred")).isEqualTo("\\u001b[31mred");
        assertThat(LogText.of("abc\u202edef")).isEqualTo("abc\\u202edef");
    }

    @Test
    void aLongNameIsCutAndSaysSo() {
        String shown = LogText.of("x".repeat(1_000_000));
        assertThat(shown).hasSize(LogText.MOST_CHARS + 1).endsWith("x…");
        assertThat(LogText.of("\n".repeat(1_000_000)).length()).isLessThan(300);
    }

    @Test
    void whatIsPlainStaysAsItIs() {
        assertThat(LogText.of("Flüge 航班 ✈ 𝄞")).isEqualTo("Flüge 航班 ✈ 𝄞");
        assertThat(LogText.of(null)).isEqualTo("null");
    }
}
