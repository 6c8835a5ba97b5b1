// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.key;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rule for each class of keys, found once and kept with the class, so that it goes when the
 * class goes.
 */
final class HashRules extends ClassValue<HashRule> {

    private static final HashRules INSTANCE = new HashRules();

    private static final Map<Class<?>, HashRule> OF_FINAL_TYPES =
            Map.ofEntries(
                    rule(Long.class, KeyHash::ofLong),
                    rule(Integer.class, v -> KeyHash.ofLong(v)),
                    rule(Short.class, v -> KeyHash.ofLong(v)),
                    rule(Byte.class, v -> KeyHash.ofLong(v)),
                    rule(Character.class, v -> KeyHash.ofLong(v)),
                    rule(Boolean.class, KeyHash::ofBoolean),
                    rule(Double.class, KeyHash::ofDouble),
                    rule(Float.class, KeyHash::ofFloat),
                    rule(String.class, KeyHash::ofString),
                    rule(byte[].class, v -> KeyHash.mix(Arrays.hashCode(v))),
                    rule(BigInteger.class, v -> KeyHash.mix(Arrays.hashCode(v.toByteArray()))),
                    rule(BigDecimal.class, v -> ofParts(v.unscaledValue(), v.scale())),
                    rule(
                            UUID.class,
                            v -> ofParts(v.getMostSignificantBits(), v.getLeastSignificantBits())),
                    rule(Instant.class, v -> ofParts(v.getEpochSecond(), v.getNano())),
                    rule(Duration.class, v -> ofParts(v.getSeconds(), v.getNano())),
                    rule(LocalDate.class, v -> KeyHash.ofLong(v.toEpochDay())),
                    rule(LocalTime.class, v -> KeyHash.ofLong(v.toNanoOfDay())),
                    rule(LocalDateTime.class, v -> ofParts(v.toLocalDate(), v.toLocalTime())),
                    rule(OffsetTime.class, v -> ofParts(v.toLocalTime(), v.getOffset())),
                    rule(OffsetDateTime.class, v -> ofParts(v.toLocalDateTime(), v.getOffset())),
                    rule(
                            ZonedDateTime.class,
                            v -> ofParts(v.toLocalDateTime(), v.getOffset(), v.getZone())),
                    rule(Year.class, v -> KeyHash.ofLong(v.getValue())),
                    rule(YearMonth.class, v -> ofParts(v.getYear(), v.getMonthValue())),
                    rule(MonthDay.class, v -> ofParts(v.getMonthValue(), v.getDayOfMonth())),
                    rule(Period.class, v -> ofParts(v.getYears(), v.getMonths(), v.getDays())));

    private HashRules() {}

    /** Returns the rule for a class; for one that is refused, a rule that throws. */
    static HashRule of(Class<?> type) {
        return INSTANCE.get(type);
    }

    @SuppressWarnings("unchecked")
    private static <T> Map.Entry<Class<?>, HashRule> rule(Class<T> type, ToIntFunction<T> hash) {
        return entry(type, value -> hash.applyAsInt((T) value));
    }

    @Override
    protected HashRule computeValue(Class<?> type) {
        HashRule known = OF_FINAL_TYPES.get(type);
        if (known != null) {
            return known;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return value -> KeyHash.ofString(((Enum<?>) value).name());
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return value -> KeyHash.ofString(((ZoneId) value).getId());
        }
        if (type == Optional.class) {
            return value -> within("Optional", ".value", ((Optional<?>) value).orElse(null));
        }
        if (type.isRecord()) {
            return RecordHash.of(type);
        }
        return ofCollection(type);
    }

    private static HashRule ofCollection(Class<?> type) {
        if (List.class.isAssignableFrom(type)) {
            return value -> ofList((List<?>) value);
        }
        if (Set.class.isAssignableFrom(type)) {
            return value -> ofSet("Set", (Set<?>) value);
        }
        if (Map.class.isAssignableFrom(type)) {
            return value -> ofSet("Map", ((Map<?, ?>) value).entrySet());
        }
        if (Map.Entry.class.isAssignableFrom(type)) {
            return value -> ofEntry((Map.Entry<?, ?>) value);
        }
        return refusing(type);
    }

    /** Returns the rule that refuses a class. */
    static HashRule refusing(Class<?> type) {
        return value -> {
            throw UnstableKeyException.of(type);
        };
    }

    private static int ofParts(Object... parts) {
        int hash = 0;
        for (Object part : parts) {
            hash = KeyHash.combine(hash, KeyHash.of(part));
        }
        return KeyHash.mix(hash ^ parts.length);
    }

    private static int ofList(List<?> list) {
        int hash = 0;
        int length = 0;
        for (Object part : list) {
            hash = KeyHash.combine(hash, within("List", "[]", part));
            length++;
        }
        return KeyHash.mix(hash ^ length);
    }

    /** The same in whatever order: each element is spread over all bits, then they are added. */
    private static int ofSet(String owner, Set<?> set) {
        int hash = 0;
        for (Object part : set) {
            hash += within(owner, "[]", part);
        }
        return KeyHash.mix(hash ^ set.size());
    }

    private static int ofEntry(Map.Entry<?, ?> entry) {
        int key = within("Entry", ".key", entry.getKey());
        int value = within("Entry", ".value", entry.getValue());
        return KeyHash.mix(KeyHash.combine(KeyHash.combine(0, key), value) ^ 2);
    }

    private static int within(String owner, String way, @Nullable Object part) {
        try {
            return KeyHash.ofPart(part);
        } catch (UnstableKeyException e) {
            throw e.within(owner, way);
        }
    }
}
