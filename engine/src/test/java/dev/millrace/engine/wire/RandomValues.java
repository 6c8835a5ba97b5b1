// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values of random types, the same for the same seed. */
final class RandomValues {

    /** The most levels of values within values. */
    private static final int MOST_LEVELS = 5;

    sealed interface Event {}

    record Opened(long at, @Nullable String by) implements Event {}

    record Moved(double x, float y, short z, @Nullable Event before) implements Event {}

    record Box<T>(@Nullable T value, List<T> more, Optional<T> maybe) {}

    record Typed(
            List<Long> longs,
            Map<String, Event> events,
            Set<UUID> ids,
            @Nullable Instant at,
            @Nullable TimeUnit unit,
            byte[] bytes,
            char c,
            boolean b,
            byte s) {}

    static final class Mutable {
        @Nullable Object anything;
        int count;
        @Nullable Integer boxed;

        /** By bytes only: values within may be arrays. */
        @Override
        public String toString() {
            return "Mutable " + count;
        }
    }

    private final SplittableRandom random;

    RandomValues(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Nullable Object next() {
        return value(0);
    }

    private @Nullable Object value(int level) {
        int kind = random.nextInt(level < MOST_LEVELS ? 32 : 16);
        return switch (kind) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (byte) random.nextInt();
            case 3 -> (short) random.nextInt();
            case 4 -> (char) random.nextInt();
            case 5 -> random.nextInt() >> random.nextInt(32);
            case 6 -> random.nextLong() >> random.nextInt(64);
            case 7 -> Float.intBitsToFloat(random.nextInt());
            case 8 -> Double.longBitsToDouble(random.nextLong());
            case 9 -> text();
            case 10 -> bytes();
            case 11 -> new BigInteger(bytes().length == 0 ? new byte[] {1} : new byte[] {-7, 4});
            case 12 -> BigDecimal.valueOf(random.nextLong(), random.nextInt());
            case 13 -> uuid();
            case 14 -> instant();
            case 15 -> random.nextBoolean() ? unit() : LocalDate.ofEpochDay(random.nextInt());
            case 16 -> list(level);
            case 17 -> new LinkedList<>(list(level));
            case 18 -> Collections.unmodifiableList(list(level));
            case 19 -> filled(new HashSet<>(), () -> keyLike(level));
            case 20 -> filled(new LinkedHashSet<>(), () -> keyLike(level));
            case 21 -> map(new HashMap<>(), level);
            case 22 -> map(new LinkedHashMap<>(), level);
            case 23 -> new TreeMap<>(Map.of(text(), random.nextInt(), text() + "x", 2));
            case 24 -> new ArrayDeque<>(List.of(text(), text()));
            case 25 -> Optional.ofNullable(value(level + 1));
            case 26 -> list(level).toArray();
            case 27 -> event(level);
            case 28 -> new Box<>(value(level + 1), list(level), Optional.ofNullable(value(5)));
            case 29 -> typed(level);
            case 30 -> mutable(level);
            default -> new Event[] {event(level), null};
        };
    }

    private List<Object> list(int level) {
        List<@Nullable Object> list = new ArrayList<>();
        return filled(list, () -> value(level + 1));
    }

    private <C extends java.util.Collection<@Nullable Object>> C filled(
            C collection, Supplier<@Nullable Object> each) {
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            collection.add(each.get());
        }
        return collection;
    }

    private Map<Object, @Nullable Object> map(Map<Object, @Nullable Object> map, int level) {
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            map.put(keyLike(level), value(level + 1));
        }
        return map;
    }

    /** Of a class with an equals of its own. */
    private Object keyLike(int level) {
        return switch (random.nextInt(5)) {
            case 0 -> text();
            case 1 -> random.nextLong();
            case 2 -> uuid();
            case 3 -> List.of(text(), random.nextInt());
            default -> event(level);
        };
    }

    private Event event(int level) {
        if (level >= MOST_LEVELS || random.nextBoolean()) {
            return new Opened(random.nextLong(), random.nextBoolean() ? text() : null);
        }
        return new Moved(random.nextDouble(), 1.5f, (short) random.nextInt(), event(level + 1));
    }

    private Typed typed(int level) {
        Map<String, Event> events = new TreeMap<>();
        events.put(text(), event(level + 1));
        return new Typed(
                Arrays.asList(random.nextLong(), null),
                events,
                new LinkedHashSet<>(Set.of(uuid())),
                random.nextBoolean() ? instant() : null,
                random.nextBoolean() ? unit() : null,
                bytes(),
                (char) random.nextInt(),
                random.nextBoolean(),
                (byte) random.nextInt());
    }

    private Mutable mutable(int level) {
        Mutable mutable = new Mutable();
        mutable.anything = value(level + 1);
        mutable.count = random.nextInt();
        mutable.boxed = random.nextBoolean() ? random.nextInt() : null;
        return mutable;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return text.toString();
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(5)];
        Arrays.fill(bytes, (byte) random.nextInt());
        return bytes;
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private TimeUnit unit() {
        return TimeUnit.values()[random.nextInt(TimeUnit.values().length)];
    }
}
