// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of each option of a job. Immutable; setting a value gives another object.
 *
 * <pre>{@code
 * Settings settings = Settings.defaults().with(Options.WORKERS, 2);
 * int workers = settings.get(Options.WORKERS);
 * }</pre>
 */
public final class Settings {
    private static final Settings DEFAULTS = new Settings(Map.of(), Map.of());

    /** Who set a value. */
    public enum Origin {
        /** Nobody: it is the option's default. */
        DEFAULT,
        /** The program, by {@code env.set}. */
        PROGRAM,
        /** A variable of the environment in which the process was started. */
        ENVIRONMENT,
        /** Whoever started the process, by {@code --set}. */
        COMMAND_LINE
    }

    private final Map<Option<?>, Object> values;
    private final Map<Option<?>, Origin> origins;

    private Settings(Map<Option<?>, Object> values, Map<Option<?>, Origin> origins) {
        this.values = values;
        this.origins = origins;
    }

    /** Settings in which nothing is set. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /**
     * These settings with one more value, set by the program.
     *
     * @throws IllegalArgumentException if the value is not allowed; the message says which are
     */
    public <T> Settings with(Option<T> option, T value) {
        return with(option, value, Origin.PROGRAM);
    }

    /** These settings with the value written as {@code text}, set by the program. */
    public <T> Settings withText(Option<T> option, String text) {
        return withText(option, text, Origin.PROGRAM);
    }

    /** These settings with the value written as {@code text}, set by {@code origin}. */
    public <T> Settings withText(Option<T> option, String text, Origin origin) {
        return with(option, option.parse(text), origin);
    }

    private <T> Settings with(Option<T> option, T value, Origin origin) {
        Map<Option<?>, Object> more = new LinkedHashMap<>(values);
        Map<Option<?>, Origin> from = new LinkedHashMap<>(origins);
        more.put(option, option.check(value));
        from.put(option, origin);
        return new Settings(Map.copyOf(more), Map.copyOf(from));
    }

    /** The value that was set, or else the option's default. */
    @SuppressWarnings("unchecked") // with() puts only a T under an Option<T>
    public <T> T get(Option<T> option) {
        @Nullable Object value = values.get(option);
        return value != null ? (T) value : option.defaultIn(this);
    }

    public boolean isSet(Option<?> option) {
        return values.containsKey(option);
    }

    /** Who set the value that holds. */
    public Origin origin(Option<?> option) {
        return origins.getOrDefault(option, Origin.DEFAULT);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
