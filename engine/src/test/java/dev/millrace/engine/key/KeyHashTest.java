// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyHashTest {

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "green as grass";
            }
        }
    }

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(double side, Colour colour) implements Shape {}

    record Order(String id, long number, int count, boolean paid, @Nullable Object items) {}

    record Everything(byte a, short b, char c, int d, long e, float f, double g, boolean h) {}

    record Nothing() {}

    record CaseLess(String name) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CaseLess that && name.equalsIgnoreCase(that.name);
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    /** A hash that changes would lose the state of every key in every snapshot. */
    static Stream<Arguments> hashes() {
        return Stream.of(
                Arguments.of("", 0x0),
                Arguments.of("millrace", 0xab35dc43),
                Arguments.of("Straße \ud83d\ude00", 0x1549fbee),
                Arguments.of(0L, 0x0),
                Arguments.of(1L, 0xb456bcfc),
                Arguments.of(-1L, 0x64b5720b),
                Arguments.of(Long.MIN_VALUE, 0x8f780810),
                Arguments.of(1, 0xb456bcfc),
                Arguments.of((short) -5, 0x4b62179e),
                Arguments.of((byte) -128, 0xc1fa0593),
                Arguments.of('x', 0x5d5272a5),
                Arguments.of(true, 0xb456bcfc),
                Arguments.of(false, 0x0),
                Arguments.of(1.5, 0x885dcc87),
                Arguments.of(-0.0, 0x8f780810),
                Arguments.of(Double.NaN, 0xe290595f),
                Arguments.of(1.5f, 0x58575b49),
                Arguments.of(Float.NaN, 0xe03b2b3b),
                Arguments.of(Colour.RED, 0x7e1e34a7),
                Arguments.of(new byte[] {1, 2, 3}, 0x84bcc7f5),
                Arguments.of(new byte[0], 0x514e28b7),
                Arguments.of(new BigInteger("-123456789012345678901"), 0x871f3536),
                Arguments.of(new BigDecimal("1.50"), 0xd39892b8),
                Arguments.of(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"), 0xfb768bd7),
                Arguments.of(Instant.parse("2001-01-08T18:00:00.5Z"), 0x46f48e8b),
                Arguments.of(Duration.ofMillis(-1), 0xcf90ed68),
                Arguments.of(LocalDate.of(2001, 1, 8), 0x5edf51cd),
                Arguments.of(LocalTime.of(18, 30), 0x773ee3d7),
                Arguments.of(LocalDateTime.of(2001, 1, 8, 18, 30), 0x19c1c471),
                Arguments.of(OffsetTime.of(18, 30, 0, 0, ZoneOffset.ofHours(1)), 0x52c542e6),
                Arguments.of(OffsetDateTime.parse("2001-01-08T18:30+01:00"), 0x6c638752),
                Arguments.of(
                        ZonedDateTime.parse("2001-01-08T18:30+01:00[Europe/Berlin]"), 0xf9e37f7c),
                Arguments.of(ZoneId.of("Europe/Berlin"), 0x9f23aa36),
                Arguments.of(ZoneOffset.UTC, 0x43c4ae27),
                Arguments.of(Year.of(2001), 0x9f57787a),
                Arguments.of(YearMonth.of(2001, 1), 0xa515f617),
                Arguments.of(MonthDay.of(1, 8), 0xd0ee03ce),
                Arguments.of(Period.of(1, 2, 3), 0xd55e77d8),
                Arguments.of(DayOfWeek.MONDAY, 0x52fa7ece),
                Arguments.of(Optional.empty(), 0x0),
                Arguments.of(Optional.of("a"), 0xe0371f19),
                Arguments.of(List.of(), 0x0),
                Arguments.of(List.of("a", 1L), 0x27e37b),
                Arguments.of(Arrays.asList("a", null), 0x7dbca0f),
                Arguments.of(Set.of(1, 2, 3), 0x7f10660e),
                Arguments.of(Map.of("a", 1, "b", 2), 0xa72b0dd6),
                Arguments.of(Map.entry("a", 1), 0x27e37b),
                Arguments.of(new Nothing(), 0x0),
                Arguments.of(new Order("o", 1, 2, true, null), 0x951fe8ef),
                Arguments.of(new Order("o", 1, 2, true, List.of("x", "y")), 0xb6ffdb93),
                Arguments.of(
                        new Everything((byte) 1, (short) 2, 'c', 4, 5, 6, 7, true), 0x4a3e8479));
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void hashesStayWhatTheyWereInEveryVersion(Object key, int hash) {
        assertThat(KeyHash.of(key)).isEqualTo(hash);
    }

    static Stream<Arguments> equalKeys() {
        Map<String, Integer> forwards = new LinkedHashMap<>();
        forwards.put("a", 1);
        forwards.put("b", 2);
        Map<String, Integer> backwards = new LinkedHashMap<>();
        backwards.put("b", 2);
        backwards.put("a", 1);
        return Stream.of(
                Arguments.of(new String("key"), "key"),
                Arguments.of(Double.NaN, Double.longBitsToDouble(0x7ff8000000000123L)),
                Arguments.of(Float.NaN, Float.intBitsToFloat(0x7fc00123)),
                Arguments.of(
                        new Circle(Double.NaN),
                        new Circle(Double.longBitsToDouble(0x7ff8000000000123L))),
                Arguments.of(List.of(1, "a"), new ArrayList<>(List.of(1, "a"))),
                Arguments.of(List.of(1, "a"), new LinkedList<>(List.of(1, "a"))),
                Arguments.of(Arrays.asList("a", null), new ArrayList<>(Arrays.asList("a", null))),
                Arguments.of(Set.of("a", "b", "c"), new LinkedHashSet<>(List.of("c", "a", "b"))),
                Arguments.of(forwards, backwards),
                Arguments.of(
                        Map.entry("a", 1),
                        new HashMap<>(Map.of("a", 1)).entrySet().iterator().next()),
                Arguments.of(
                        new BigInteger("123456789012345678901"),
                        new BigInteger("123456789012345678901")),
                Arguments.of(new BigDecimal("1.50"), new BigDecimal(new BigInteger("150"), 2)),
                Arguments.of(
                        new Order("o", 1, 2, true, List.of("x")),
                        new Order("o", 1, 2, true, List.of("x"))),
                Arguments.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Europe/Berlin")),
                Arguments.of(Optional.of("a"), Optional.of("a")));
    }

    @ParameterizedTest
    @MethodSource("equalKeys")
    void equalKeysHaveEqualHashes(Object one, Object other) {
        assertThat(one).isEqualTo(other);
        assertThat(KeyHash.of(one)).isEqualTo(KeyHash.of(other));
    }

    static Stream<Arguments> differentKeys() {
        return Stream.of(
                Arguments.of(0.0, -0.0),
                Arguments.of(0.0f, -0.0f),
                Arguments.of(new Circle(0.0), new Circle(-0.0)),
                Arguments.of(new BigDecimal("1.5"), new BigDecimal("1.50")),
                Arguments.of(List.of("a", "b"), List.of("b", "a")),
                Arguments.of(List.of(), Arrays.asList((Object) null)),
                Arguments.of(Arrays.asList(null, "a"), Arrays.asList("a", null)),
                Arguments.of(Map.of("a", "b"), Map.of("b", "a")),
                Arguments.of(Colour.RED, Colour.GREEN),
                Arguments.of(new byte[] {1}, new byte[] {1, 0}),
                Arguments.of(Optional.empty(), Optional.of("a")),
                Arguments.of(1L << 32, 1L));
    }

    @ParameterizedTest
    @MethodSource("differentKeys")
    void keysThatAreToldApartHaveDifferentHashes(Object one, Object other) {
        assertThat(one).isNotEqualTo(other);
        assertThat(KeyHash.of(one)).isNotEqualTo(KeyHash.of(other));
    }

    @Test
    void byteArraysAreHashedByContent() {
        assertThat(KeyHash.of(new byte[] {1, 2, 3})).isEqualTo(KeyHash.of(new byte[] {1, 2, 3}));
    }

    @Test
    void allWholeNumbersOfOneValueHaveOneHash() {
        assertThat(Stream.of(7L, 7, (short) 7, (byte) 7, (char) 7).map(KeyHash::of))
                .containsOnly(KeyHash.ofLong(7));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        new Object(),
                        "keys cannot be of or hold java.lang.Object: its objects are equal only to themselves"),
                Arguments.of(
                        new int[] {1},
                        "keys cannot be of or hold int[]: arrays inside a key are equal only to themselves; use a List"),
                Arguments.of(new Order("o", 1, 2, true, new int[0]), "(at Order.items)"),
                Arguments.of(
                        new Order("o", 1, 2, true, List.of("a", new byte[0])),
                        "keys cannot be of or hold byte[]"),
                Arguments.of(
                        new Order("o", 1, 2, true, List.of("a", new AtomicLong())),
                        "(at Order.items[])"),
                Arguments.of(
                        new Order("o", 1, 2, true, new Order("p", 1, 2, true, new Object())),
                        "(at Order.items.items)"),
                Arguments.of(
                        List.of(new StringBuilder("a")),
                        "java.lang.StringBuilder: its objects are equal only to themselves"),
                Arguments.of(Map.of("a", new Object()), "(at Map[].value)"),
                Arguments.of(Optional.of(new Object()), "(at Optional.value)"),
                Arguments.of(
                        new Date(0),
                        "java.util.Date: its hashCode may not be the same in every JVM"),
                Arguments.of(new CaseLess("a"), "this record has an equals of its own"),
                Arguments.of(Thread.currentThread(), "Thread"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesTypesWithoutAStableHashByNameAndPlace(Object key, String message) {
        assertThatThrownBy(() -> KeyHash.of(key))
                .isInstanceOf(UnstableKeyException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesNullAsAKeyAndSaysWhatToDo() {
        assertThatThrownBy(() -> KeyHash.of(null))
                .isInstanceOf(UnstableKeyException.class)
                .hasMessageStartingWith("the key is null")
                .hasMessageContaining("filter such records out before keyBy");
    }

    @Test
    void eachBitOfAHashIsSetInAboutHalfOfThem() {
        int[] set = new int[32];
        for (int key = 0; key < 10_000; key++) {
            int hash = KeyHash.of(new Square(key, Colour.RED));
            for (int bit = 0; bit < 32; bit++) {
                set[bit] += hash >>> bit & 1;
            }
        }
        for (int count : set) {
            assertThat(count).isBetween(4_700, 5_300);
        }
    }
}
