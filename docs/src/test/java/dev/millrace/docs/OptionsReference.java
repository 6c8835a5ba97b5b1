// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs;

import dev.millrace.api.Option;
import dev.millrace.api.Options;
import java.util.ArrayList;
import java.util.List;

/** The page of the options, made from the options themselves. */
final class OptionsReference {
    private static final List<String> HEAD =
            List.of(
                    "# Options",
                    "",
                    "Made from `Options` by the build. An option is set by `env.set(Options.WORKERS, 2)` or,"
                            + " as text, by",
                    "`env.set(\"workers\", \"2\")`. A name that does not exist and a value that is not"
                            + " allowed are refused at that line.",
                    "Without a change of the program it is set in the environment as"
                            + " `MILLRACE_SET_CHECKPOINT_INTERVAL=10s`, or by",
                    "`./millrace run … --set checkpoint-interval=10s`, which holds over both. The"
                            + " dashboard and `millrace config` show",
                    "the value that holds, and who set it.",
                    "",
                    "| option | value | default | what it decides |",
                    "|---|---|---|---|");

    private OptionsReference() {}

    static List<String> lines() {
        List<String> lines = new ArrayList<>(HEAD);
        for (Option<?> option : Options.all()) {
            lines.add(
                    "| `%s` | %s | %s | %s |"
                            .formatted(
                                    option.name(),
                                    option.unit(),
                                    option.defaultText(),
                                    option.reason()));
        }
        return lines;
    }
}
