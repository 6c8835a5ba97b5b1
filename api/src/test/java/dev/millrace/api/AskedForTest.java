// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Settings.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AskedForTest {
    private static final Settings OF_PROGRAM =
            Settings.defaults().with(Options.PARALLELISM, 3).with(Options.WORKERS, 3);

    private final Properties system = new Properties();

    @Test
    void theCommandLineHoldsOverTheEnvironmentAndThatOverTheProgram() {
        system.setProperty("millrace.set.workers", "1");
        Map<String, String> environment =
                Map.of(
                        "MILLRACE_SET_WORKERS", "2",
                        "MILLRACE_SET_CHECKPOINT_INTERVAL", "10s",
                        "MILLRACE_HOME", "somewhere");

        Settings settings = AskedFor.over(OF_PROGRAM, environment, system);

        assertThat(settings.get(Options.WORKERS)).isEqualTo(1);
        assertThat(settings.origin(Options.WORKERS)).isEqualTo(Origin.COMMAND_LINE);
        assertThat(settings.get(Options.CHECKPOINT_INTERVAL)).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.origin(Options.CHECKPOINT_INTERVAL)).isEqualTo(Origin.ENVIRONMENT);
        assertThat(settings.origin(Options.PARALLELISM)).isEqualTo(Origin.PROGRAM);
        assertThat(settings.origin(Options.RUNTIME_MODE)).isEqualTo(Origin.DEFAULT);
    }

    @Test
    void anOptionThatDoesNotExistIsRefusedByName() {
        assertThatThrownBy(
                        () -> AskedFor.over(OF_PROGRAM, Map.of("MILLRACE_SET_WORKER", "2"), system))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("worker");
    }
}
