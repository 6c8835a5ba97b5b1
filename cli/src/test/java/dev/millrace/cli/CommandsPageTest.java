// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/commands.md");

    @Test
    void everyCommandAndExitCodeIsOnThePage() throws Exception {
        String page = Files.readString(PAGE);
        assertThat(names(new CommandLine(Millrace.command())))
                .contains("why", "verify", "generate-completion")
                .allSatisfy(name -> assertThat(page).contains("`" + name));
        for (int code = 0; code <= Millrace.NOT_ALLOWED; code++) {
            assertThat(page).contains("| " + code + " | ");
        }
    }

    private static List<String> names(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getSubcommands()
                .forEach(
                        (name, sub) -> {
                            names.add(name);
                            names.addAll(names(sub));
                        });
        return names;
    }
}
