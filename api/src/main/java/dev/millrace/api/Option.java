// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One thing about a job that can be set: its name, its type and unit, what holds when it is not
 * set, and why. All there are stand in {@link Options}. Immutable.
 *
 * <pre>{@code
 * Options.all().forEach(option -> System.out.println(option.name() + ": " + option.reason()));
 * }</pre>
 *
 * @param <T> type of the value
 */
public final class Option<T> {
    private final String name;
    private final String unit;
    private final String defaultText;
    private final String reason;
    private final Function<Settings, T> defaultValue;
    private final Function<String, T> reader;
    private final Function<T, T> check;

    private Option(
            String name,
            String unit,
            String defaultText,
            String reason,
            Function<Settings, T> defaultValue,
            Function<String, T> reader,
            Function<T, T> check) {
        this.name = name;
        this.unit = unit;
        this.defaultText = defaultText;
        this.reason = reason;
        this.defaultValue = defaultValue;
        this.reader = reader;
        this.check = check;
    }

    /** A whole number between {@code min} and {@code max}, both included. */
    static Option<Integer> ofInt(
            String name,
            String unit,
            int min,
            int max,
            String defaultText,
            String reason,
            Function<Settings, Integer> defaultValue) {
        Function<Integer, Integer> inRange =
                value -> {
                    if (value < min || value > max) {
                        throw refusal(name, value, "a whole number from " + min + " to " + max);
                    }
                    return value;
                };
        Function<String, Integer> reader =
                text -> {
                    try {
                        return Integer.valueOf(text.strip());
                    } catch (NumberFormatException e) {
                        throw refusal(name, text, "a whole number from " + min + " to " + max);
                    }
                };
        return new Option<>(name, unit, defaultText, reason, defaultValue, reader, inRange);
    }

    /** One of the constants of an enum; in text in any case. */
    static <E extends Enum<E>> Option<E> ofEnum(
            String name, Class<E> type, E defaultValue, String reason) {
        Function<String, E> reader =
                text ->
                        Arrays.stream(type.getEnumConstants())
                                .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
                                .findFirst()
                                .orElseThrow(() -> refusal(name, text, oneOf(type)));
        return new Option<>(
                name,
                oneOf(type),
                defaultValue.name().toLowerCase(Locale.ROOT),
                reason,
                settings -> defaultValue,
                reader,
                value -> value);
    }

    /** A time of at least {@code min}; in text as {@code 500ms}, {@code 10s}, {@code 5m}. */
    static Option<Duration> ofTime(
            String name, Duration min, Duration defaultValue, String defaultText, String reason) {
        String expected = "a time of at least " + Durations.text(min) + ", such as 10s";
        Function<Duration, Duration> longEnough =
                value -> {
                    if (value.compareTo(min) < 0) {
                        throw refusal(name, Durations.text(value), expected);
                    }
                    return value;
                };
        return new Option<>(
                name,
                "time",
                defaultText,
                reason,
                settings -> defaultValue,
                Durations::parse,
                longEnough);
    }

    /** Names, in text with commas between them; none by default. */
    static Option<List<String>> ofNames(
            String name, String unit, String defaultText, String reason) {
        Function<List<String>, List<String>> named =
                value -> {
                    if (value.stream().anyMatch(String::isBlank)) {
                        throw refusal(name, value, "names with commas between them");
                    }
                    return List.copyOf(value);
                };
        return new Option<>(
                name,
                unit,
                defaultText,
                reason,
                settings -> List.of(),
                text -> Arrays.stream(text.split(",", -1)).map(String::strip).toList(),
                named);
    }

    /** A value of a type of its own, read from text by {@code reader}. */
    static <T> Option<T> of(
            String name,
            String unit,
            String defaultText,
            String reason,
            Function<Settings, T> defaultValue,
            Function<String, T> reader) {
        return new Option<>(name, unit, defaultText, reason, defaultValue, reader, value -> value);
    }

    private static IllegalArgumentException refusal(String name, Object value, String expected) {
        return new IllegalArgumentException(
                "Option " + name + " is '" + value + "' but must be " + expected);
    }

    private static String oneOf(Class<? extends Enum<?>> type) {
        return "one of "
                + String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())
                        .toLowerCase(Locale.ROOT);
    }

    /** The name in text form, in lower case with dashes. */
    public String name() {
        return name;
    }

    /** What the value counts, or which values there are. */
    public String unit() {
        return unit;
    }

    /** The value that holds when none is set, in words. */
    public String defaultText() {
        return defaultText;
    }

    /** What the option decides, and why the default is what it is. */
    public String reason() {
        return reason;
    }

    /** What holds in {@code settings} that do not set this option. */
    T defaultIn(Settings settings) {
        return defaultValue.apply(settings);
    }

    /**
     * The value written as {@code text}.
     *
     * @throws IllegalArgumentException if it is none; the message names option, text and remedy
     */
    public T parse(String text) {
        return check(reader.apply(text));
    }

    /** {@code value} itself, if it is allowed. */
    T check(T value) {
        return check.apply(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
