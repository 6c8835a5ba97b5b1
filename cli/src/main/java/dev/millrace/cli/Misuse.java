// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line what is wrong with a command line, and what was meant. */
final class Misuse {
    private Misuse() {}

    static String line(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String name = command.qualifiedName();
        return name + ": " + what(e, command) + "; '" + name + " --help' says more";
    }

    private static String what(ParameterException e, CommandSpec command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        return command.subcommands().isEmpty()
                ? lowered(String.valueOf(e.getMessage()))
                : "which of its commands? There are " + String.join(", ", names(command));
    }

    private static String unmatched(UnmatchedArgumentException e, CommandSpec command) {
        String word = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            List<String> options = new ArrayList<>();
            command.options().forEach(option -> options.addAll(List.of(option.names())));
            return "there is no option '" + word + "'" + Nearest.hint(word, options);
        }
        return command.subcommands().isEmpty()
                ? "nothing takes the argument '" + word + "'"
                : "there is no command '" + word + "'" + Nearest.hint(word, names(command));
    }

    private static List<String> names(CommandSpec command) {
        return List.copyOf(command.subcommands().keySet());
    }

    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
