// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(name = "cancel", description = "Close a job as it is: nothing fires.", sortOptions = false)
final class CancelCommand extends Steering {

    @Override
    JsonNode ask(Rest rest) {
        return rest.send("PATCH", path(rest) + "?mode=cancel", "");
    }
}
