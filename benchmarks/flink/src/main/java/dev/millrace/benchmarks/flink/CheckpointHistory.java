// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.benchmarks.visitors.Taken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;

/** Asks Flink's REST interface for the checkpoints of a job. */
final class CheckpointHistory {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;

    CheckpointHistory(int port, JobID job) {
        address = URI.create("http://localhost:" + port + "/jobs/" + job + "/checkpoints");
    }

    /** Those that have ended, oldest first. */
    List<Taken> taken() throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.ofString());
        List<Taken> taken = new ArrayList<>();
        for (JsonNode one : json.readTree(response.body()).path("history")) {
            String status = one.path("status").asText();
            if (!status.equals("IN_PROGRESS")) {
                taken.add(0, taken(one, status.equals("COMPLETED")));
            }
        }
        return taken;
    }

    private static Taken taken(JsonNode one, boolean complete) {
        return new Taken(
                one.path("trigger_timestamp").asLong(),
                one.path("end_to_end_duration").asLong(),
                one.path("checkpointed_size").asLong(),
                complete);
    }
}
