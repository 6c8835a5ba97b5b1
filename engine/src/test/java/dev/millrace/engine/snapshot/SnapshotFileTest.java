// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.wire.Serializers;
import dev.millrace.engine.wire.TypeReader;
import dev.millrace.engine.wire.TypeTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What is put into a snapshot file comes out again, or it is said that the file is damaged. */
class SnapshotFileTest {
    private static final int GROUPS = 128;
    private static final SnapshotIdentity IDENTITY = new SnapshotIdentity("orders", 3, 7);
    private static final PartSchema ROWS =
            new PartSchema(
                    "rows",
                    PartKind.KEYED,
                    List.of(
                            new Column("count", ColumnKind.VALUE, false),
                            new Column("last", ColumnKind.LIST, true)));
    private static final PartSchema SPLITS =
            new PartSchema(
                    "splits",
                    PartKind.SPLIT_LIST,
                    List.of(new Column("split", ColumnKind.INTERNAL, false)));

    /** Values of several shapes. */
    public record Visit(String page, long atMs) {}

    @Test
    void everyEntryComesBackAsItWasWritten() throws IOException {
        SnapshotDecoder file = open(small());
        assertThat(file.identity()).isEqualTo(IDENTITY);
        assertThat(file.parts())
                .containsExactly(
                        new PartDescription("visits", 1, ROWS, false, GROUPS, 4),
                        new PartDescription("source", 1, SPLITS, true, GROUPS, 2));
        EntryCursor rows = entries(file, 0, EntryFilter.all());
        assertThat(rows.next()).isTrue();
        assertThat(rows.change()).isEqualTo(Change.PUT);
        assertThat(rows.keyHash()).isEqualTo(KeyHash.of("ann"));
        assertThat(rows.key()).isEqualTo("ann");
        assertThat(rows.namespace()).isNull();
        assertThat(rows.value(0)).isEqualTo(42L);
        assertThat(rows.value(1)).isEqualTo(List.of(new Visit("/", 5)));
        assertThat(rows.expiry(1)).isEqualTo(99_000);
        assertThat(rows.next()).isTrue();
        assertThat(rows.key()).isEqualTo(17L);
        assertThat(rows.namespace()).isEqualTo(1_000L);
        assertThat(rows.value(0)).isNull();
        assertThat(rows.value(1)).isEqualTo(List.of());
        assertThat(rows.next()).isTrue();
        assertThat(rows.change()).isEqualTo(Change.DELETE);
        assertThat(rows.key()).isEqualTo("bob");
        assertThat(rows.value(1)).isNull();
        assertThat(rows.next()).isTrue();
        assertThat(rows.change()).isEqualTo(Change.DROP_NAMESPACE);
        assertThat(rows.key()).isNull();
        assertThat(rows.namespace()).isEqualTo(2_000L);
        assertThat(rows.next()).isFalse();
        EntryCursor splits = entries(file, 1, EntryFilter.all());
        assertThat(splits.next()).isTrue();
        assertThat(splits.value(0)).isEqualTo(new Visit("split 0", 0));
        assertThat(splits.next()).isTrue();
        assertThat(splits.next()).isFalse();
    }

    @Test
    void F19_everyFlippedByteIsFound() {
        byte[] file = small();
        for (int at = 0; at < file.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertDamaged(flipped, "byte " + at + " bit " + bit);
            }
        }
    }

    @Test
    void F19_everyFlippedByteIsFoundByWhoReadsTheEntries() {
        byte[] file = small();
        for (int at = 0; at < file.length; at++) {
            byte[] flipped = file.clone();
            flipped[at] ^= 1;
            assertThatThrownBy(() -> readAll(flipped))
                    .as("byte " + at)
                    .satisfiesAnyOf(
                            e -> assertThat(e).isInstanceOf(DamagedSnapshotException.class),
                            e -> assertThat(e).hasCauseInstanceOf(DamagedSnapshotException.class));
        }
    }

    private static void readAll(byte[] bytes) throws IOException {
        SnapshotDecoder file = open(bytes);
        for (int part = 0; part < file.parts().size(); part++) {
            EntryCursor all = entries(file, part, EntryFilter.all());
            while (all.next()) {
                assertThat(all.change()).isNotNull();
            }
        }
    }

    @Test
    void neighbouringBlocksAreReadAtOnce() throws IOException {
        byte[] bytes = large(100_000);
        CountedBytes counted = new CountedBytes(bytes);
        SnapshotDecoder file = SnapshotDecoder.open(counted);
        TypeReader types =
                new TypeReader(file.types(), getClass().getClassLoader(), Serializers.none());
        EntryCursor rows = file.entries(file.parts().get(0), EntryFilter.all(), types::read);
        assertThat(rows.expectedEntries()).isEqualTo(100_000);
        counted.calls = 0;
        long sum = 0;
        while (rows.next()) {
            sum += (Long) rows.key();
        }
        assertThat(sum).isEqualTo(99_999L * 100_000 / 2);
        assertThat(counted.calls).isBetween(2, bytes.length >> 17);
    }

    @Test
    void aReaderOfSomeGroupsIsToldAboutHowManyEntriesItGets() throws IOException {
        SnapshotDecoder file = open(large(50_000));
        EntryFilter half = new EntryFilter(GROUPS / 2, GROUPS, new EntryFilter.Deal(1, 0));
        EntryCursor rows = entries(file, 0, half);
        int count = 0;
        while (rows.next()) {
            count++;
        }
        assertThat(entries(file, 0, half).expectedEntries())
                .isBetween((long) (count * 0.95), (long) (count * 1.05));
    }

    @Test
    void F18_F20_everyTruncationIsFoundAndSoIsWhatWasAdded() {
        byte[] file = small();
        for (int length = 0; length < file.length; length++) {
            assertDamaged(Arrays.copyOf(file, length), "length " + length);
        }
        assertDamaged(Arrays.copyOf(file, file.length + 1), "one byte more");
        byte[] twice = Arrays.copyOf(file, file.length * 2);
        System.arraycopy(file, 0, twice, file.length, file.length);
        assertDamaged(twice, "twice");
    }

    @Test
    void aFileOfSomethingElseIsNoSnapshot() {
        assertDamaged(new byte[1000], "zeros");
        assertDamaged(
                "PK and then whatever stands in an archive of that kind".getBytes(UTF_8), "zip");
    }

    private static void assertDamaged(byte[] file, String what) {
        assertThatThrownBy(() -> open(file).verify())
                .as(what)
                .isInstanceOf(DamagedSnapshotException.class)
                .hasMessageContaining("checkpoint 7, /data/a.snapshot");
    }

    @Test
    void F28_aFileOfANewerFormatIsRefusedByName() {
        byte[] file = small();
        ByteBuffer end = ByteBuffer.wrap(file, file.length - FileEnd.BYTES, FileEnd.BYTES);
        end.getInt();
        end.putShort((short) 9);
        CRC32C crc = new CRC32C();
        crc.update(file, file.length - FileEnd.BYTES, FileEnd.BYTES - 4);
        ByteBuffer.wrap(file).putInt(file.length - 4, (int) crc.getValue());
        assertThatThrownBy(() -> open(file))
                .hasMessageContaining("checkpoint 7, /data/a.snapshot")
                .hasMessageContaining("format 9")
                .hasMessageContaining("up to 1");
    }

    @Test
    void theFileKnowsItsLengthAndChecksum() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotEncoder encoder = encoder(bytes);
        writeSmall(encoder);
        CRC32C crc = new CRC32C();
        crc.update(bytes.toByteArray());
        assertThat(encoder.sizeBytes()).isEqualTo(bytes.size());
        assertThat(encoder.checksum()).isEqualTo((int) crc.getValue());
    }

    @Test
    void aKeyGroupIsFoundWithoutReadingEverything() throws IOException {
        byte[] bytes = large(100_000);
        CountedBytes counted = new CountedBytes(bytes);
        SnapshotDecoder file = SnapshotDecoder.open(counted);
        int group = KeyGroups.groupOf(KeyHash.ofLong(77_777), GROUPS);
        TypeReader types =
                new TypeReader(file.types(), getClass().getClassLoader(), Serializers.none());
        EntryFilter filter = new EntryFilter(group, group + 1, new EntryFilter.Deal(1, 0));
        EntryCursor rows = file.entries(file.parts().get(0), filter, types::read);
        boolean found = false;
        int seen = 0;
        while (rows.next()) {
            seen++;
            assertThat(KeyGroups.groupOf(rows.keyHash(), GROUPS)).isEqualTo(group);
            found |= Long.valueOf(77_777).equals(rows.key());
        }
        assertThat(found).isTrue();
        assertThat(seen).isBetween(100_000 / GROUPS / 2, 100_000 / GROUPS * 2);
        assertThat(counted.readBytes).isLessThan(bytes.length / 8);
        file.verify();
    }

    @Test
    void everyGroupGoesToOneOfSeveralReaders() throws IOException {
        SnapshotDecoder file = open(large(5_000));
        int[] counts = new int[3];
        for (int reader = 0; reader < 3; reader++) {
            EntryFilter filter =
                    new EntryFilter(
                            KeyGroups.firstOf(reader, GROUPS, 3),
                            KeyGroups.endOf(reader, GROUPS, 3),
                            new EntryFilter.Deal(1, 0));
            EntryCursor rows = entries(file, 0, filter);
            while (rows.next()) {
                counts[reader]++;
            }
        }
        assertThat(Arrays.stream(counts).sum()).isEqualTo(5_000);
        assertThat(Arrays.stream(counts).min().orElse(0)).isPositive();
    }

    @Test
    void itemsAreDealtOutInTurnsOverSeveralFiles() throws IOException {
        List<List<Object>> dealt = new ArrayList<>();
        for (int reader = 0; reader < 3; reader++) {
            EntryFilter.Deal deal = new EntryFilter.Deal(3, reader);
            List<Object> mine = new ArrayList<>();
            for (String name : List.of("a", "b")) {
                EntryCursor items =
                        entries(open(items(name, 4)), 0, new EntryFilter(0, GROUPS, deal));
                while (items.next()) {
                    mine.add(items.value(0));
                }
            }
            dealt.add(mine);
        }
        assertThat(dealt)
                .containsExactly(
                        List.of("a0", "a3", "b2"), List.of("a1", "b0", "b3"), List.of("a2", "b1"));
    }

    @Test
    void aValueLargerThanABlockIsOneBlock() throws IOException {
        String large = "x".repeat(300_000);
        byte[] bytes = items(large, 2);
        EntryCursor items = entries(open(bytes), 0, EntryFilter.all());
        assertThat(items.next()).isTrue();
        assertThat(items.value(0)).isEqualTo(large + "0");
        assertThat(items.next()).isTrue();
        assertThat(items.next()).isFalse();
    }

    @Test
    void aFileWithoutEntriesIsAFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotEncoder encoder = encoder(bytes);
        encoder.part("visits", 0, part(ROWS), true, GROUPS);
        encoder.finish();
        SnapshotDecoder file = open(bytes.toByteArray());
        file.verify();
        assertThat(entries(file, 0, EntryFilter.all()).next()).isFalse();
    }

    private static byte[] small() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeSmall(encoder(bytes));
        return bytes.toByteArray();
    }

    /** Two parts in turns, as a subtask with two operators writes them. */
    private static void writeSmall(SnapshotEncoder file) {
        EntryWriter rows = file.part("visits", 1, part(ROWS), false, GROUPS);
        EntryWriter splits = file.part("source", 1, part(SPLITS), true, GROUPS);
        rows.begin(Change.PUT, KeyHash.of("ann"));
        rows.key("ann");
        rows.value(0, 42);
        rows.value(1, List.of(new Visit("/", 5)));
        rows.expiry(1, 99_000);
        rows.end();
        splits.begin(Change.PUT, 0);
        splits.value(0, new Visit("split 0", 0));
        splits.end();
        rows.begin(Change.PUT, KeyHash.ofLong(17));
        rows.key(17);
        rows.namespace(1_000L);
        rows.value(1, List.of());
        rows.end();
        rows.begin(Change.DELETE, KeyHash.of("bob"));
        rows.key("bob");
        rows.end();
        rows.begin(Change.DROP_NAMESPACE, 0);
        rows.namespace(2_000L);
        rows.end();
        splits.begin(Change.PUT, 0);
        splits.value(0, new Visit("split 1", 0));
        splits.end();
        file.finish();
    }

    /** Counts by number, group by group as a table is walked. */
    private static byte[] large(int keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotEncoder file = encoder(bytes);
        EntryWriter rows = file.part("visits", 0, part(ROWS), true, GROUPS);
        for (int group = 0; group < GROUPS; group++) {
            for (long key = 0; key < keys; key++) {
                int hash = KeyHash.ofLong(key);
                if (KeyGroups.groupOf(hash, GROUPS) == group) {
                    rows.begin(Change.PUT, hash);
                    rows.key(key);
                    rows.value(0, key);
                    rows.end();
                }
            }
        }
        file.finish();
        return bytes.toByteArray();
    }

    private static byte[] items(String name, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotEncoder file = encoder(bytes);
        EntryWriter items = file.part("source", 0, part(SPLITS), true, GROUPS);
        for (int i = 0; i < count; i++) {
            items.begin(Change.PUT, 0);
            items.value(0, name + i);
            items.end();
        }
        file.finish();
        return bytes.toByteArray();
    }

    private static SnapshotEncoder encoder(ByteArrayOutputStream bytes) {
        return new SnapshotEncoder(IDENTITY, new TypeTable(Serializers.none()), bytes::writeBytes);
    }

    private static SnapshotDecoder open(byte[] file) throws IOException {
        return SnapshotDecoder.open(SnapshotBytes.of(file, "checkpoint 7, /data/a.snapshot"));
    }

    private static EntryCursor entries(SnapshotDecoder file, int part, EntryFilter filter)
            throws IOException {
        TypeReader types =
                new TypeReader(
                        file.types(), SnapshotFileTest.class.getClassLoader(), Serializers.none());
        return file.entries(file.parts().get(part), filter, types::read);
    }

    private static SnapshotPart part(PartSchema schema) {
        return new SchemaOnly(schema);
    }

    /** Counts what is read of a file. */
    private static final class CountedBytes implements SnapshotBytes {
        private final byte[] bytes;
        private long readBytes;
        private int calls;

        CountedBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String where() {
            return "here";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long offset, byte[] into, int length) {
            readBytes += length;
            calls++;
            System.arraycopy(bytes, (int) offset, into, 0, length);
        }
    }
}
