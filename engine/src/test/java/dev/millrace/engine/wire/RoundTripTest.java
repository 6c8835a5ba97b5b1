// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TimestampedValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value comes back as it was, with its class. */
class RoundTripTest {

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

    record Square(double side, @Nullable Colour colour) implements Shape {}

    record Nothing() {}

    record Numbers(byte a, short b, char c, int d, long e, float f, double g, boolean h) {}

    record Boxes(
            @Nullable Byte a,
            @Nullable Short b,
            @Nullable Character c,
            @Nullable Integer d,
            @Nullable Long e,
            @Nullable Float f,
            @Nullable Double g,
            @Nullable Boolean h) {}

    record Node(String name, @Nullable Node next) {}

    record Tree(String name, List<Tree> children) {}

    record Holders(
            List<String> names,
            Map<String, Long> counts,
            Set<Colour> colours,
            Optional<Shape> shape,
            Deque<Circle> circles,
            Map<Circle, List<Optional<Long>>> nested,
            Object anything,
            Comparable<?> comparable,
            String[] texts,
            int[][] grid,
            ZoneId zone) {}

    record Generic<T extends Comparable<T>>(T first, List<T> more) {}

    private static class Base {
        private int id = 1;
    }

    private static final class Account extends Base {
        private final String owner;
        private @Nullable Long balance;
        private transient int cached = 3;
        private Shape[] shapes = {};

        private Account() {
            this("nobody");
        }

        Account(String owner) {
            this.owner = owner;
        }
    }

    static Stream<Object> leaves() {
        return Stream.of(
                true,
                (byte) -128,
                Short.MIN_VALUE,
                '\uffff',
                0,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                -0.0f,
                -0.0,
                Double.MIN_VALUE,
                "",
                "ascii",
                "größer \u20ac \ud83d\ude00",
                "\ud800 alone, \udc00 too, \ufffd as well",
                new BigInteger("-123456789012345678901234567890"),
                new BigDecimal("1.2300"),
                new BigDecimal("1e-2147483647"),
                UUID.fromString("fedcba98-7654-3210-8123-456789abcdef"),
                Instant.MAX,
                Instant.MIN,
                Duration.ofSeconds(Long.MIN_VALUE, 1),
                LocalDate.MIN,
                LocalTime.MAX,
                LocalDateTime.MAX,
                OffsetTime.MIN,
                OffsetDateTime.MAX,
                ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 1, ZoneId.of("Europe/Paris"))
                        .withLaterOffsetAtOverlap(),
                ZoneId.of("Europe/Paris"),
                ZoneId.of("UTC+01:00"),
                ZoneOffset.ofTotalSeconds(-1),
                Year.of(Year.MAX_VALUE),
                YearMonth.of(-5, 2),
                MonthDay.of(2, 29),
                Period.of(1, -2, 3),
                DayOfWeek.MONDAY,
                Colour.RED,
                Colour.GREEN,
                URI.create("https://example.org/a?b#c"),
                Locale.forLanguageTag("de-CH-1996"),
                Currency.getInstance("EUR"),
                new Date(-1),
                BitSet.valueOf(new long[] {5, -1}),
                OptionalInt.of(-1),
                OptionalLong.empty(),
                OptionalDouble.of(Double.NaN),
                new TimeWindow(-5, Long.MAX_VALUE),
                GlobalWindow.get());
    }

    static Stream<Object> data() {
        return Stream.of(
                new Nothing(),
                new Circle(Double.NEGATIVE_INFINITY),
                new Square(1, null),
                new Numbers((byte) 1, (short) -2, 'c', 4, 5L << 40, 6.5f, -0.0, true),
                new Boxes(null, null, null, null, null, null, null, null),
                new Boxes((byte) 1, (short) -2, 'c', 4, 5L << 40, 6.5f, -0.0, true),
                new Node("a", new Node("b", new Node("c", null))),
                new Tree("root", List.of(new Tree("leaf", List.of()), new Tree("b", List.of()))),
                new Generic<>("a", List.of("b", "c")),
                new KeyValue<>("key", 7L),
                new KeyValue<>(List.of(1, "two", 3.0), null),
                new TimestampedValue<>(new Circle(2), 17),
                Optional.empty(),
                Optional.of(Optional.of(new Circle(1))),
                Map.entry("a", 1),
                new AbstractMap.SimpleEntry<>("a", null));
    }

    static Stream<Object> collections() {
        return Stream.of(
                new ArrayList<>(Arrays.asList(1, null, "x")),
                new LinkedList<>(List.of(3, 2, 1)),
                new HashSet<>(List.of("b", "a")),
                new LinkedHashSet<>(List.of(9, 1, 5)),
                new TreeSet<>(List.of("b", "a")),
                EnumSet.of(Colour.GREEN),
                new HashMap<>(Map.of("a", new Circle(1))),
                new LinkedHashMap<>(Map.of(new Circle(1), "a")),
                new TreeMap<>(Map.of(3, "c", 1, "a")),
                new EnumMap<>(Map.of(Colour.RED, 1)),
                new ConcurrentHashMap<>(Map.of("a", 1)));
    }

    @ParameterizedTest
    @MethodSource({"leaves", "data", "collections"})
    void valuesComeBackAsTheyWere(Object value) {
        Object read = Wire.trip(value);
        assertThat(read).isEqualTo(value).hasToString(value.toString());
        if (!(value instanceof Map.Entry)) {
            assertThat(read).hasSameClassAs(value);
        }
    }

    @Test
    void nullComesBackAsNull() {
        assertThat(Wire.trip(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0x7ff8000000000000L, 0x7ff8dead0000beefL, 0xfff0000000000001L})
    void everyNanKeepsItsBits(long bits) {
        double nan = Double.longBitsToDouble(bits);
        Object read = Wire.trip(new Object[] {nan, new double[] {nan}, new Circle(nan)});
        Object[] array = (Object[]) read;
        assertThat(Double.doubleToRawLongBits((Double) array[0])).isEqualTo(bits);
        assertThat(Double.doubleToRawLongBits(((double[]) array[1])[0])).isEqualTo(bits);
        assertThat(Double.doubleToRawLongBits(((Circle) array[2]).radius())).isEqualTo(bits);
    }

    @Test
    void arraysComeBackWithTheirComponentTypes() {
        Object[] arrays = {
            new boolean[] {true, false},
            new byte[] {1, -1},
            new short[] {Short.MAX_VALUE},
            new char[] {'\ud800'},
            new int[] {},
            new long[5000],
            new float[] {1.5f},
            new double[] {-0.0},
            new String[] {"a", null},
            new Shape[] {new Circle(1), new Square(2, Colour.RED)},
            new Object[] {1, "a", null},
            new int[][] {{1}, {}, {2, 3}},
            new List<?>[] {List.of(1)},
            new Number[] {1, 2L}
        };
        Object[] read = (Object[]) Wire.trip(arrays);
        for (int i = 0; i < arrays.length; i++) {
            assertThat(read[i]).hasSameClassAs(arrays[i]);
        }
        assertThat(Arrays.deepEquals(read, arrays)).isTrue();
    }

    @Test
    void fieldsOfEveryDeclarationComeBack() {
        Holders holders =
                new Holders(
                        new LinkedList<>(Arrays.asList("a", null)),
                        new TreeMap<>(Map.of("x", 1L)),
                        EnumSet.of(Colour.RED),
                        Optional.of(new Square(3, Colour.GREEN)),
                        new ArrayDeque<>(List.of(new Circle(1))),
                        new LinkedHashMap<>(
                                Map.of(new Circle(9), List.of(Optional.of(5L), Optional.empty()))),
                        Map.of("k", new int[] {1}),
                        12,
                        new String[] {"t"},
                        new int[][] {{1, 2}},
                        ZoneOffset.UTC);
        Holders read = (Holders) Wire.trip(holders);
        assertThat(read)
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .ignoringFields("names", "nested")
                .isEqualTo(holders);
        assertThat(read.names()).isEqualTo(holders.names()).isInstanceOf(LinkedList.class);
        assertThat(read.nested()).isEqualTo(holders.nested());
        assertThat(read.circles().peek()).isEqualTo(new Circle(1));
    }

    @Test
    void objectsComeBackByTheirFieldsAlsoPrivateAndInherited() {
        Account account = new Account("ada");
        ((Base) account).id = 7;
        account.balance = -5L;
        account.cached = 99;
        account.shapes = new Shape[] {new Circle(1)};
        Account read = (Account) Wire.trip(account);
        assertThat(((Base) read).id).isEqualTo(7);
        assertThat(read.owner).isEqualTo("ada");
        assertThat(read.balance).isEqualTo(-5);
        assertThat(read.cached).isEqualTo(3);
        assertThat(read.shapes).containsExactly(new Circle(1));
    }

    @Test
    void orderOfElementsIsKept() {
        List<Integer> order = List.of(5, 3, 8, 1);
        LinkedHashMap<Integer, String> map = new LinkedHashMap<>();
        order.forEach(n -> map.put(n, "" + n));
        assertThat(((Map<?, ?>) Wire.trip(map)).keySet().toArray()).containsExactly(5, 3, 8, 1);
        assertThat(((Set<?>) Wire.trip(new LinkedHashSet<>(order))).toArray())
                .containsExactly(5, 3, 8, 1);
        assertThat(((Deque<?>) Wire.trip(new ArrayDeque<>(order))).toArray())
                .containsExactly(5, 3, 8, 1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void sortedCollectionsGoOnSorting() {
        TreeMap<String, Integer> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.put("b", 1);
        TreeMap<String, Integer> read = (TreeMap<String, Integer>) Wire.trip(reversed);
        read.put("c", 2);
        assertThat(read.keySet()).containsExactly("c", "b");

        TreeSet<String> folded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        folded.add("A");
        assertThat((TreeSet<String>) Wire.trip(folded)).contains("a");

        PriorityQueue<Integer> queue = new PriorityQueue<>(List.of(4, 2, 9));
        PriorityQueue<Integer> again = (PriorityQueue<Integer>) Wire.trip(queue);
        assertThat(List.of(again.remove(), again.remove(), again.remove()))
                .containsExactly(2, 4, 9);
    }

    @Test
    void collectionsThatCannotBeChangedStayThatWay() {
        List<Object> fixed =
                List.of(
                        List.of(1, 2),
                        Set.of(3),
                        Map.of(4, 5),
                        Collections.unmodifiableList(Arrays.asList(1, null)),
                        Collections.emptyMap(),
                        Collections.singleton(1));
        List<?> read = (List<?>) Wire.trip(fixed);
        assertThat(read).isEqualTo(fixed).isUnmodifiable();
        assertThat((List<?>) read.get(3)).isUnmodifiable();
    }

    @Test
    void viewsBecomeCopiesThatCannotBeChanged() {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
        assertThat((List<?>) Wire.trip(list.subList(1, 3))).isEqualTo(List.of(2, 3));
        Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
        assertThat(Wire.trip(map.keySet())).isEqualTo(Set.of("a"));
        assertThat((List<?>) Wire.trip(Arrays.asList(1, 2))).isEqualTo(List.of(1, 2));
    }

    @Test
    void countersComeBackWithTheirCounts() {
        assertThat(((AtomicLong) Wire.trip(new AtomicLong(5))).get()).isEqualTo(5);
        assertThat(((AtomicInteger) Wire.trip(new AtomicInteger(-5))).get()).isEqualTo(-5);
    }

    @Test
    void accumulatorsOfTheReadyMadeAggregatesComeBack() {
        assertThat(resumed(Aggregates.<Long>averageLong(v -> v), 2L, 4L)).isEqualTo(3.0);
        assertThat(resumed(Aggregates.<Double>averageDouble(v -> v), 2.0, 5.0)).isEqualTo(3.5);
        String both =
                resumed(
                        Aggregates.<Integer, Integer, Double, String>combine(
                                Aggregates.maxBy(Comparator.<Integer>naturalOrder()),
                                Aggregates.averageLong(v -> v),
                                (greatest, average) -> greatest + " " + average),
                        2,
                        6);
        assertThat(both).isEqualTo("6 4.0");
        assertThat(resumed(Aggregates.<Integer>topN(1, Comparator.naturalOrder()), 2, 5))
                .isEqualTo(List.of(5));
    }

    private static <T, A, R> R resumed(
            dev.millrace.api.function.AggregateFunction<T, A, R> aggregate, T first, T second) {
        A before = aggregate.add(first, aggregate.createAccumulator());
        @SuppressWarnings("unchecked")
        A read = (A) Wire.trip(before);
        return aggregate.getResult(aggregate.add(second, read));
    }

    @Test
    void unboxedNumbersAreWrittenAsTheirBoxes() throws IOException {
        Wire wire = new Wire();
        assertThat(wire.bytes((types, out) -> types.writeLong(-7, out))).isEqualTo(wire.bytes(-7L));
        assertThat(wire.bytes((types, out) -> types.writeInt(7, out))).isEqualTo(wire.bytes(7));
        assertThat(wire.bytes((types, out) -> types.writeDouble(-0.0, out)))
                .isEqualTo(wire.bytes(-0.0));
        assertThat(wire.read(wire.bytes((types, out) -> types.writeLong(9, out)))).isEqualTo(9L);
    }

    @Test
    void longTextsAndBytesComeBackWhole() {
        String text = "0123456789é".repeat(100_000);
        assertThat(Wire.trip(text)).isEqualTo(text);
        byte[] bytes = new byte[3_000_000];
        Arrays.fill(bytes, (byte) 7);
        assertThat((byte[]) Wire.trip(bytes)).isEqualTo(bytes);
    }
}
