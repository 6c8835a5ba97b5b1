// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.api.JobHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board and the alert rules ask for nothing that a server does not have. */
class MonitoringTest {
    private static final Path BOARD = Path.of("monitoring/grafana-board.json");
    private static final Path ALERTS = Path.of("monitoring/alerts.yml");
    private static final Pattern METRIC = Pattern.compile("\\bflink_\\w+");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) ");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void everyMetricInBoardAndAlertsIsOneOfTheServers(@TempDir Path folder) throws Exception {
        Set<String> served = new TreeSet<>();
        try (MillraceServer server = MillraceServer.start(ServerSettings.loopback(0, folder))) {
            JobHandle job = Sensors.start("sensors");
            server.show(job);
            Client viewer = Client.withToken(server.address(), folder, Tokens.VIEWER_FILE);
            TYPE.matcher(viewer.get("/metrics").body())
                    .results()
                    .forEach(it -> served.add(it.group(1)));
            job.cancel();
            assertThat(job.await(PATIENCE)).isTrue();
        }
        assertThat(named(BOARD)).hasSizeGreaterThan(10).isSubsetOf(served);
        assertThat(named(ALERTS)).hasSizeGreaterThan(5).isSubsetOf(served);
    }

    @Test
    void theBoardIsJsonWithAQueryInEachPanel() throws Exception {
        assertThat(new ObjectMapper().readTree(BOARD.toFile()).get("panels"))
                .allSatisfy(panel -> assertThat(panel.at("/targets/0/expr").asText()).isNotEmpty());
    }

    private static Set<String> named(Path file) throws IOException {
        return METRIC.matcher(Files.readString(file))
                .results()
                .map(it -> it.group())
                .collect(Collectors.toSet());
    }
}
