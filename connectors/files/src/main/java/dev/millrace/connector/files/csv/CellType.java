// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * How a value's text is read as a Java type.
 *
 * @param description what the text should have been, for a message
 * @param parser throws a runtime exception if it is not
 */
record CellType(String description, Function<String, Object> parser) {
    private static final Map<Class<?>, CellType> KNOWN = known();

    /** Enums that were asked for; bounded by the classes there are. */
    private static final Map<Class<?>, CellType> ENUMS = new ConcurrentHashMap<>();

    /**
     * The way to read {@code type}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static CellType of(Class<?> type) {
        CellType known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return ENUMS.computeIfAbsent(type, CellType::ofEnum);
        }
        throw new IllegalArgumentException(
                "A value of a row cannot be read as "
                        + type.getName()
                        + "; read it with a row mapper: FileSource.csv(row -> ...)");
    }

    Object parse(String text) {
        return parser.apply(text);
    }

    private static Map<Class<?>, CellType> known() {
        Map<Class<?>, CellType> types = new HashMap<>();
        both(types, byte.class, Byte.class, "a whole number from -128 to 127", Byte::valueOf);
        both(types, short.class, Short.class, "a whole number of 16 bits", Short::valueOf);
        both(types, int.class, Integer.class, "a whole number of 32 bits", Integer::valueOf);
        both(types, long.class, Long.class, "a whole number of 64 bits", Long::valueOf);
        both(types, float.class, Float.class, "a number", Float::valueOf);
        both(types, double.class, Double.class, "a number", Double::valueOf);
        both(types, boolean.class, Boolean.class, "true or false", CellType::parseBoolean);
        both(types, char.class, Character.class, "a single character", CellType::parseChar);
        types.put(String.class, new CellType("text", text -> text));
        types.put(BigDecimal.class, new CellType("a number", BigDecimal::new));
        types.put(BigInteger.class, new CellType("a whole number", BigInteger::new));
        types.put(UUID.class, new CellType("a UUID", UUID::fromString));
        types.put(
                Instant.class,
                new CellType("a time with offset such as 2001-01-08T00:01Z", IsoTime::parse));
        types.put(LocalDate.class, new CellType("a date such as 2001-01-08", LocalDate::parse));
        types.put(LocalTime.class, new CellType("a time such as 18:30", LocalTime::parse));
        types.put(
                LocalDateTime.class,
                new CellType("a date and time such as 2001-01-08T18:30", LocalDateTime::parse));
        types.put(
                OffsetDateTime.class,
                new CellType("a time such as 2001-01-08T00:01+01:00", OffsetDateTime::parse));
        types.put(
                ZonedDateTime.class,
                new CellType("a time such as 2001-01-08T00:01Z", ZonedDateTime::parse));
        types.put(Duration.class, new CellType("a duration such as PT90S", Duration::parse));
        return Map.copyOf(types);
    }

    private static void both(
            Map<Class<?>, CellType> types,
            Class<?> primitive,
            Class<?> boxed,
            String description,
            Function<String, Object> parser) {
        CellType type = new CellType(description, parser);
        types.put(primitive, type);
        types.put(boxed, type);
    }

    private static boolean parseBoolean(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    private static char parseChar(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text.length() + " characters");
        }
        return text.charAt(0);
    }

    private static CellType ofEnum(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : constants) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return new CellType(
                "one of " + Arrays.toString(constants),
                text -> {
                    Object constant = byName.get(text);
                    if (constant == null) {
                        throw new IllegalArgumentException("no such constant");
                    }
                    return constant;
                });
    }
}
