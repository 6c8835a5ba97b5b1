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
    private static final Settings DEFAULTS = new Settings(Map.of());

    private final Map<Option<?>, Object> values;

    private Settings(Map<Option<?>, Object> values) {
        this.values = values;
    }

    /** Settings in which nothing is set. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /**
     * These settings with one more value.
     *
     * @throws IllegalArgumentException if the value is not allowed; the message says which are
     */
    public <T> Settings with(Option<T> option, T value) {
        Map<Option<?>, Object> more = new LinkedHashMap<>(values);
        more.put(option, option.check(value));
        return new Settings(Map.copyOf(more));
    }

    /** These settings with the value written as {@code text}. */
    public <T> Settings withText(Option<T> option, String text) {
        return with(option, option.parse(text));
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

    @Override
    public String toString() {
        return values.toString();
    }
}
