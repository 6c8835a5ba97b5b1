// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A command that changes a job and shows what has become of it. */
abstract class Steering extends OneJob {

    @Override
    boolean canHaveEnded() {
        return false;
    }

    @Override
    void show(JsonNode answer) {
        out().println(
                        Table.plain(answer.get("name").asText())
                                + " is "
                                + answer.get("status").asText());
    }
}
