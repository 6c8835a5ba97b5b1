// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.window.TimeWindow;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Values written by the first release, kept for ever: every later version reads them. Should the
 * format change, what is written gets a file of its own beside this one; {@code
 * -Dmillrace.golden.write=true} writes it.
 */
class GoldenBytesTest {

    private static final String RESOURCE = "values-1.golden";

    enum Level {
        LOW,
        HIGH
    }

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(float side, @Nullable Level level) implements Shape {}

    record Order(
            String id,
            long cents,
            @Nullable Integer count,
            List<String> items,
            Optional<Shape> shape,
            Instant at) {}

    record Chain(int number, @Nullable Chain next) {}

    static final class Account {
        @Nullable String owner;
        short kind = 2;
        byte[] secret = {1, 2};
        @Nullable Object anything;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Account that && toString().equals(that.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }

        @Override
        public String toString() {
            return owner + kind + Arrays.toString(secret) + anything;
        }
    }

    private static Map<String, Object> samples() {
        Account account = new Account();
        account.owner = "ada \ud83d\ude00 \ud800";
        account.anything = Map.entry("k", true);
        Map<String, Object> samples = new LinkedHashMap<>();
        samples.put("long", 1L << 40);
        samples.put("int", -1);
        samples.put("double", -0.0);
        samples.put("float", Float.NaN);
        samples.put("boolean", true);
        samples.put("short", (short) -300);
        samples.put("char", 'é');
        samples.put("string", "größer");
        samples.put("decimal", new BigDecimal("-12.340"));
        samples.put("uuid", new UUID(1, -2));
        samples.put("instant", Instant.ofEpochSecond(-1, 5));
        samples.put("duration", Duration.ofMillis(1500));
        samples.put("date", LocalDate.of(2026, 2, 28));
        samples.put("zoned", ZonedDateTime.of(2026, 7, 1, 2, 3, 4, 5, ZoneId.of("Europe/Paris")));
        samples.put("window", new TimeWindow(0, 60_000));
        samples.put("enum", Level.HIGH);
        samples.put(
                "record",
                new Order(
                        "o1",
                        1999,
                        null,
                        List.of("a", "b"),
                        Optional.of(new Square(2, Level.LOW)),
                        Instant.EPOCH));
        samples.put("chain", new Chain(1, new Chain(2, null)));
        samples.put("object", account);
        samples.put("pair", new KeyValue<>(List.of(1, 2L), new Circle(3)));
        samples.put("list", new ArrayList<>(Arrays.asList(1, null, "x", new Circle(1))));
        samples.put("set", Set.of(7));
        samples.put("enums", EnumSet.of(Level.LOW));
        samples.put("sorted", new TreeMap<>(Map.of("b", 2L, "a", 1L)));
        samples.put("optional", Optional.empty());
        return samples;
    }

    @Test
    void bytesOfTheFirstReleaseAreReadForEver() throws IOException {
        Golden golden = Golden.parse(resource());
        TypeReader reader =
                new TypeReader(golden.types, getClass().getClassLoader(), Serializers.none());
        GenericReader generic = new GenericReader(golden.types);
        assertThat(reader.incompatibilities()).isEmpty();
        Map<String, Object> samples = samples();
        assertThat(golden.bytes.keySet()).containsExactlyElementsOf(samples.keySet());
        for (Map.Entry<String, byte[]> each : golden.bytes.entrySet()) {
            String name = each.getKey();
            byte[] bytes = each.getValue();
            assertThat(reader.read(Wire.decoder(bytes))).as(name).isEqualTo(samples.get(name));
            assertThat(ascii(generic.read(Wire.decoder(bytes))))
                    .as(name)
                    .isEqualTo(golden.json.get(name));
        }
    }

    @Test
    void bytesThatAreWrittenNowAreStillThose() throws IOException {
        String written = written();
        if (Boolean.getBoolean("millrace.golden.write")) {
            Path file = Path.of("src/test/resources/dev/millrace/engine/wire", RESOURCE);
            Files.createDirectories(file.getParent());
            Files.writeString(file, written);
        } else {
            assertThat(written).isEqualTo(resource());
        }
    }

    private static String written() throws IOException {
        Wire wire = new Wire();
        StringBuilder values = new StringBuilder();
        for (Map.Entry<String, Object> sample : samples().entrySet()) {
            byte[] bytes = wire.bytes(sample.getValue());
            values.append("value\t").append(sample.getKey());
            values.append('\t').append(HexFormat.of().formatHex(bytes));
            values.append('\t').append(ascii(wire.json(bytes))).append('\n');
        }
        StringBuilder types = new StringBuilder();
        for (TypeEntry type : wire.entries()) {
            types.append("type\t").append(type.number());
            types.append('\t').append(type.className());
            types.append('\t').append(type.schema()).append('\n');
        }
        return types.append(values).toString();
    }

    /** The file is UTF-8, which has no surrogates. */
    private static String ascii(JsonNode json) {
        StringBuilder ascii = new StringBuilder();
        for (char c : json.toString().toCharArray()) {
            ascii.append(c < 0x80 ? "" + c : String.format("\\u%04x", (int) c));
        }
        return ascii.toString();
    }

    private static String resource() throws IOException {
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream(RESOURCE)) {
            assertThat(in).as(RESOURCE).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A file of types, and of values with their bytes and their JSON. */
    private static final class Golden {
        final List<TypeEntry> types = new ArrayList<>();
        final Map<String, byte[]> bytes = new LinkedHashMap<>();
        final Map<String, String> json = new LinkedHashMap<>();

        static Golden parse(String file) {
            Golden golden = new Golden();
            for (String line : file.split("\n")) {
                String[] parts = line.split("\t");
                if (parts[0].equals("type")) {
                    golden.types.add(new TypeEntry(Integer.parseInt(parts[1]), parts[2], parts[3]));
                } else {
                    golden.bytes.put(parts[1], HexFormat.of().parseHex(parts[2]));
                    golden.json.put(parts[1], parts[3]);
                }
            }
            return golden;
        }
    }
}
