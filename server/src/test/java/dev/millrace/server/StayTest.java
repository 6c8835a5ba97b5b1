// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that has ended can still be looked at where somebody asked for it. */
@Timeout(120)
class StayTest {
    private static final Pattern DASHBOARD = Pattern.compile("Dashboard: (\\S+), tokens in .*");

    @TempDir private Path folder;

    @Test
    void theStateOfAJobThatHasEndedIsAnsweredUntilTheProcessIsEnded() throws Exception {
        Process process = start("-Dmillrace.serve=0", "-Dmillrace.serve.stay=true");
        try {
            BufferedReader told = process.errorReader();
            Client client = Client.withToken(address(told), folder, Tokens.VIEWER_FILE);
            assertThat(lineWith("Job '", told)).isEqualTo("Job 'served' is FINISHED");
            assertThat(lineWith("Ctrl-C", told)).contains("can still be looked at");

            JsonNode job = client.get("/api/v1/jobs").json().at("/jobs/0");
            String path = "/api/v1/jobs/" + job.get("id").asText();
            JsonNode state = client.get(path + "/state").json();
            String name = state.at("/operators/0/states/0/name").asText();
            JsonNode value = client.get(path + "/state/sums/" + name + "?key=7").json();

            assertThat(value.at("/entries/0/value").asLong()).isEqualTo(520);
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void theProcessEndsWithItsJobWhereNobodyAskedForMore() throws Exception {
        Process process = start("-Dmillrace.serve=0");

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(lineWith("The program ends", process.inputReader())).isNotEmpty();
    }

    @Test
    void aServerWithoutAJobDoesNotStay() throws Exception {
        try (MillraceServer server = MillraceServer.start(ServerSettings.loopback(0, folder))) {
            server.stay(new PrintStream(PrintStream.nullOutputStream(), true));
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djdk.console=java.base");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(ServedJob.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("MILLRACE_HOME", folder.toString());
        return builder.start();
    }

    private static URI address(BufferedReader told) throws IOException {
        Matcher line = DASHBOARD.matcher(lineWith("Dashboard", told));
        assertThat(line.matches()).isTrue();
        return URI.create(line.group(1));
    }

    private static String lineWith(String words, BufferedReader from) throws IOException {
        String line = from.readLine();
        while (line != null && !line.contains(words)) {
            line = from.readLine();
        }
        assertThat(line).as("the line with " + words).isNotNull();
        return line;
    }
}
