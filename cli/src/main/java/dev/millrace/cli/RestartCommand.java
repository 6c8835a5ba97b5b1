// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(
        name = "restart",
        description = "Restart a job from its latest checkpoint.",
        sortOptions = false)
final class RestartCommand extends Steering {

    @Override
    JsonNode ask(Rest rest) {
        return rest.send("POST", path(rest) + "/restart", "");
    }
}
