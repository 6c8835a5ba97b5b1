// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.api.Option;
import dev.millrace.api.Options;
import dev.millrace.api.Settings;
import dev.millrace.engine.inspect.JobView;
import dev.millrace.engine.inspect.PlanReport;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The effective configuration of a job. */
record ConfigReport(List<Entry> entries) {
    /** Options that are named so are never shown. */
    private static final Pattern SECRET = Pattern.compile("password|secret|token|credential|key$");

    private static final String MASK = "***";

    /** Who is allowed in by an address, with a password. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");

    /** The origin of a value that nobody set and that the plan decides. */
    private static final String PLAN = "PLAN";

    /**
     * An option.
     *
     * @param origin who set it: DEFAULT for nobody, PLAN if it is decided by what the job is
     */
    record Entry(
            String name,
            String value,
            String unit,
            String origin,
            String defaultText,
            String reason) {}

    static ConfigReport of(JobView job) {
        Settings settings = job.settings();
        return new ConfigReport(
                Options.all().stream()
                        .map(
                                option ->
                                        isPlanned(option, settings)
                                                ? entry(option, keyGroups(job.plan()), PLAN)
                                                : entry(option, settings))
                        .toList());
    }

    private static boolean isPlanned(Option<?> option, Settings settings) {
        return option == Options.MAX_PARALLELISM && !settings.isSet(option);
    }

    private static String keyGroups(PlanReport plan) {
        int most = plan.tasks().stream().mapToInt(PlanReport.Chain::maxParallelism).max().orElse(0);
        return Integer.toString(most);
    }

    private static Entry entry(Option<?> option, Settings settings) {
        String value = String.valueOf(settings.get(option));
        return entry(option, value, settings.origin(option).name());
    }

    private static Entry entry(Option<?> option, String value, String origin) {
        return new Entry(
                option.name(),
                isSecret(option.name()) ? MASK : masked(value),
                option.unit(),
                origin,
                option.defaultText(),
                option.reason());
    }

    /** What is secret in a value that as a whole is not. */
    static String masked(String value) {
        return USER_INFO.matcher(value).replaceAll(MASK);
    }

    static boolean isSecret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
