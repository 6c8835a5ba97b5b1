// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Options that are set from outside the program, so that it need not be changed: in the environment
 * as {@code MILLRACE_SET_CHECKPOINT_INTERVAL=10s}, on the command line by {@code --set
 * checkpoint-interval=10s}. They hold whatever the program says, those of the command line whatever
 * the environment says.
 */
final class AskedFor {
    private static final String VARIABLE = "MILLRACE_SET_";

    /** Before the name of an option that the launcher was told on the command line. */
    private static final String PROPERTY = "millrace.set.";

    private AskedFor() {}

    /**
     * {@code ofProgram} and what is set from outside.
     *
     * @throws IllegalArgumentException if there is no such option or its value is not allowed
     */
    static Settings over(Settings ofProgram, Map<String, String> environment, Properties system) {
        Settings settings = ofProgram;
        for (Map.Entry<String, String> each : new TreeMap<>(environment).entrySet()) {
            if (each.getKey().startsWith(VARIABLE)) {
                String name = each.getKey().substring(VARIABLE.length()).replace('_', '-');
                settings =
                        settings.withText(
                                Options.named(name.toLowerCase(Locale.ROOT)),
                                each.getValue(),
                                Settings.Origin.ENVIRONMENT);
            }
        }
        for (String property : new TreeSet<>(system.stringPropertyNames())) {
            if (property.startsWith(PROPERTY)) {
                settings =
                        settings.withText(
                                Options.named(property.substring(PROPERTY.length())),
                                system.getProperty(property),
                                Settings.Origin.COMMAND_LINE);
            }
        }
        return settings;
    }
}
