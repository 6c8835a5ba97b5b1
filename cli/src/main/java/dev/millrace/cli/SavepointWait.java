// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Waits until a savepoint is there: a server answers sooner when one takes long. */
final class SavepointWait {
    private static final long LOOK_EVERY_MS = 500;

    private SavepointWait() {}

    /**
     * What has become of it.
     *
     * @param progress is told what has been written, and how large the checkpoint before is, since
     *     how much it will be nobody knows
     * @throws Refusal if it failed
     */
    static JsonNode end(Rest rest, String jobPath, String name, Progress progress) {
        String path = jobPath + "/savepoints/" + Rest.encoded(name);
        JsonNode outcome = rest.get(path);
        while (outcome.get("status").asText().equals("IN_PROGRESS")) {
            JsonNode last = outcome.path("lastCheckpointBytes");
            progress.at(outcome.path("bytes").asLong(), -1);
            progress.note(last.isNumber() ? "last checkpoint " + Words.bytes(last) : "");
            Rest.pause(LOOK_EVERY_MS);
            outcome = rest.get(path);
        }
        if (outcome.get("status").asText().equals("FAILED")) {
            String reason = outcome.get("failure").asText();
            throw new Refusal(Millrace.FAILED, "There is no savepoint '" + name + "': " + reason);
        }
        return outcome;
    }
}
