// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartStrategyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void readsWhatItsDocumentationWrites() {
        assertThat(RestartStrategy.parse("none")).isEqualTo(RestartStrategy.none());
        assertThat(RestartStrategy.parse("fixed-delay 3 10s"))
                .isEqualTo(RestartStrategy.fixedDelay(3, Duration.ofSeconds(10)));
        assertThat(RestartStrategy.parse("exponential 10 1s 1m"))
                .isEqualTo(RestartStrategy.exponential(10, SECOND, Duration.ofMinutes(1)));
        assertThat(RestartStrategy.parse(" failure-rate  3, 5m, 10s "))
                .isEqualTo(
                        RestartStrategy.failureRate(
                                3, Duration.ofMinutes(5), Duration.ofSeconds(10)));
    }

    @Test
    void readsWhatItWrites() {
        for (RestartStrategy strategy :
                List.of(
                        RestartStrategy.none(),
                        RestartStrategy.fixedDelay(1, Duration.ZERO),
                        RestartStrategy.exponential(
                                7, Duration.ofMillis(1_500), SECOND.plus(SECOND)),
                        RestartStrategy.failureRate(
                                2, Duration.ofHours(30), Duration.ofMillis(1)))) {
            assertThat(RestartStrategy.parse(strategy.toString())).isEqualTo(strategy);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never",
                "none 3",
                "fixed-delay",
                "fixed-delay 3",
                "fixed-delay three 10s",
                "fixed-delay 3 10s 4",
                "fixed-delay 0 10s",
                "fixed-delay 3 10",
                "fixed-delay 3 -10s",
                "fixed-delay 99999999999 10s",
                "exponential 3 10s 1s",
                "failure-rate 3 5m",
                "failure-rate -1 5m 10s"
            })
    void refusesAnythingElseWithTheTextAndTheRemedy(String text) {
        assertThatThrownBy(() -> RestartStrategy.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no restart strategy")
                .hasMessageContaining("fixed-delay 3 10s");
    }
}
