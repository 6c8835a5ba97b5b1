// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes and tables that nobody wrote are refused, at no greater cost than their size. */
class HostileInputTest {

    /** Far below what the lengths say, far above what an exception takes. */
    private static final long MOST_BYTES = 8 << 20;

    private static final long HUGE = 200_000_000;

    private final Wire wire = new Wire();

    @Test
    void everyTruncationIsNoticed() throws Exception {
        RandomValues values = new RandomValues(11);
        for (int i = 0; i < 100; i++) {
            byte[] whole = wire.bytes(values.next());
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThat(refuses(() -> wire.read(part))).as("%s of %s", length, whole).isTrue();
                assertThat(refuses(() -> wire.json(part))).as("%s of %s", length, whole).isTrue();
            }
        }
    }

    private static boolean refuses(Callable<?> reading) throws Exception {
        try {
            reading.call();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomBytesAreReadAsSomethingOrRefused(long seed) throws IOException {
        for (int i = 0; i < 500; i++) {
            wire.bytes(new RandomValues(i).next());
        }
        TypeReader reader = wire.reader(getClass().getClassLoader());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(1, 60)];
            random.nextBytes(bytes);
            bytes[0] = (byte) random.nextInt(1, 120);
            readOrRefuse(reader, bytes);
        }
    }

    @Test
    void changedBytesAreReadAsSomethingOrRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        RandomValues values = new RandomValues(12);
        List<byte[]> written = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            written.add(wire.bytes(values.next()));
        }
        TypeReader reader = wire.reader(getClass().getClassLoader());
        for (byte[] bytes : written) {
            for (int i = 0; i < 20; i++) {
                byte[] changed = bytes.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                readOrRefuse(reader, changed);
            }
        }
    }

    private static void readOrRefuse(TypeReader reader, byte[] bytes) {
        try {
            reader.read(Wire.decoder(bytes));
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("null pointer");
        }
    }

    @Test
    void lengthsAreNotBelieved() throws IOException {
        for (Object sample :
                List.of(
                        "text",
                        new byte[1],
                        new long[1],
                        new boolean[1],
                        new Object[1],
                        List.of(1),
                        new TreeMap<>())) {
            byte[] head = Arrays.copyOf(wire.bytes(sample), 1);
            TypeReader reader = wire.reader(getClass().getClassLoader());
            byte[] bytes = concat(head, length(HUGE), new byte[0]);
            readOrRefuse(reader, concat(head, length(3), new byte[0]));
            long before = allocatedBytes();
            assertThatThrownBy(() -> reader.read(Wire.decoder(bytes)))
                    .as(sample.getClass().getName())
                    .isInstanceOf(IOException.class);
            assertThat(allocatedBytes() - before)
                    .as(sample.getClass().getName())
                    .isLessThan(MOST_BYTES);
        }
    }

    @Test
    void lengthsThatNobodyWritesAreRefused() throws IOException {
        byte[] head = Arrays.copyOf(wire.bytes("text"), 1);
        assertThatThrownBy(() -> wire.read(concat(head, length(-1), new byte[10])))
                .hasMessageContaining("-1 bytes");
        assertThatThrownBy(() -> wire.read(concat(head, length(1L << 40), new byte[10])))
                .hasMessageContaining("1099511627776 bytes");
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        byte[] head = Arrays.copyOf(wire.bytes("text"), 1);
        for (String bad : List.of("c0", "80", "c080", "e08080", "f5808080", "f8", "e282", "ff")) {
            byte[] bytes = java.util.HexFormat.of().parseHex(bad);
            assertThatThrownBy(() -> wire.read(concat(head, length(bytes.length), bytes)))
                    .as(bad)
                    .hasMessageContaining("not UTF-8");
        }
    }

    @Test
    void typesThatTheTableDoesNotHaveAreRefused() {
        wire.bytes(1);
        assertThatThrownBy(() -> wire.read(length(77)))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("of type 77")
                .hasMessageContaining("[1]");
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        byte[] list = wire.bytes(List.of(List.of()));
        byte[] within = {list[3]};
        ByteArrayOutputStream deep = new ByteArrayOutputStream();
        deep.write(list[0]);
        for (int i = 0; i < 100_000; i++) {
            deep.write(length(1)); // items
            deep.write(length(50)); // length of the piece, which only those passing over believe
            deep.write(within);
        }
        assertThatThrownBy(() -> wire.read(deep.toByteArray()))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> wire.json(deep.toByteArray()))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("nested");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "\"no such type\"",
                "{\"type\":\"array\",\"items\":\"null\"}",
                "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"E\",\"fields\":[]}}",
                "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"E\",\"fields\":"
                        + "[{\"name\":\"e\",\"type\":\"E\"}]}}",
                "{\"type\":\"map\",\"values\":\"int\"}",
                "[\"int\",\"string\"]"
            })
    void schemasThatNoTableHasAreRefused(String schema) {
        List<TypeEntry> entries = List.of(new TypeEntry(1, "x", schema));
        assertThatThrownBy(() -> new GenericReader(entries))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("type 1, x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[],\"class\":\"java.lang.Thread\"}",
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[],\"class\":\"java.lang.Object\"}",
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[],\"class\":\"java.util.HashMap\"}",
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[],"
                        + "\"class\":\"dev.millrace.engine.wire.TypeTable\"}",
                "{\"type\":\"enum\",\"name\":\"T\",\"symbols\":[\"A\"],\"class\":\"java.lang.Object\"}",
                "{\"type\":\"array\",\"items\":\"int\",\"class\":\"javax.swing.JList\"}",
                "{\"type\":\"array\",\"items\":[\"null\",\"int\"],\"class\":\"[[[nonsense\"}",
                "{\"type\":\"int\",\"class\":\"java.time.LocalDate\"}",
                "{\"type\":\"bytes\",\"class\":\"java.util.regex.Pattern\",\"serializerVersion\":1}"
            })
    void classesThatNoTableNamesAreNotMade(String schema) throws IOException {
        TypeReader reader =
                new TypeReader(
                        List.of(new TypeEntry(1, "x", schema)),
                        getClass().getClassLoader(),
                        Serializers.none());
        assertThat(reader.incompatibilities()).hasSize(1);
        assertThatThrownBy(() -> reader.read(Wire.decoder(new byte[] {2, 0, 0, 0})))
                .isInstanceOf(UnreadableValueException.class);
    }

    private static byte[] length(long length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        out.writeLong(length);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] a, byte[] b, byte[] c) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(a);
        bytes.writeBytes(b);
        bytes.writeBytes(c);
        return bytes.toByteArray();
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
