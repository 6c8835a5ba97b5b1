// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MillisTest {

    private static final Duration TOO_LONG = Duration.ofSeconds(Long.MAX_VALUE);

    @Test
    void addsUpToTheEdges() {
        assertThat(Millis.plus(Long.MAX_VALUE - 1, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Millis.plus(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Millis.plus(Long.MIN_VALUE, -1)).isEqualTo(Long.MIN_VALUE);
        assertThat(Millis.plus(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(-1);
    }

    @Test
    void subtractsDownToTheEdges() {
        assertThat(Millis.minus(Long.MIN_VALUE, 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(Millis.minus(Long.MAX_VALUE, -1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Millis.minus(0, Long.MIN_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Millis.minus(-1, Long.MIN_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void namesTheDurationThatIsOutOfRange() {
        assertThatThrownBy(() -> Millis.positive("gap", Duration.ZERO))
                .hasMessage("gap is PT0S but must be at least 1 ms");
        assertThatThrownBy(() -> Millis.positive("gap", TOO_LONG))
                .hasMessageContaining("gap is PT2562047788015215H30M7S but must not exceed");
        assertThatThrownBy(() -> Millis.of("offset", TOO_LONG.negated()))
                .hasMessageContaining("must not exceed");
    }
}
