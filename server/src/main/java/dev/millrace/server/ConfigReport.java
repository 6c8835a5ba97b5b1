// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.api.Option;
import dev.millrace.api.Options;
import dev.millrace.api.Settings;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The effective configuration of a job. */
record ConfigReport(List<Entry> entries) {
    /** Options that are named so are never shown. */
    private static final Pattern SECRET = Pattern.compile("password|secret|token|credential|key$");

    private static final String MASK = "***";

    /**
     * An option.
     *
     * @param origin who set it: DEFAULT for nobody
     */
    record Entry(
            String name,
            String value,
            String unit,
            String origin,
            String defaultText,
            String reason) {}

    static ConfigReport of(Settings settings) {
        return new ConfigReport(
                Options.all().stream().map(option -> entry(option, settings)).toList());
    }

    private static Entry entry(Option<?> option, Settings settings) {
        return new Entry(
                option.name(),
                isSecret(option.name()) ? MASK : String.valueOf(settings.get(option)),
                option.unit(),
                settings.isSet(option) ? "PROGRAM" : "DEFAULT",
                option.defaultText(),
                option.reason());
    }

    static boolean isSecret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
