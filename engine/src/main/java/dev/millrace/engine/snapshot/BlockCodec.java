// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import dev.millrace.engine.wire.TypeEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** What headers and the index consist of, in Avro's binary encoding. */
final class BlockCodec {
    /** More of anything than a job has; what claims more is not read. */
    private static final int MOST_ITEMS = 1 << 20;

    private BlockCodec() {}

    static void write(SnapshotIdentity identity, BinaryEncoder to) throws IOException {
        to.writeString(identity.job());
        to.writeLong(identity.generation());
        to.writeLong(identity.epoch());
    }

    static SnapshotIdentity readIdentity(BinaryDecoder from) throws IOException {
        return new SnapshotIdentity(from.readString(), from.readLong(), from.readLong());
    }

    static void write(PartDescription part, BinaryEncoder to) throws IOException {
        to.writeString(part.uid());
        to.writeInt(part.subtask());
        to.writeString(part.schema().name());
        to.writeString(part.schema().kind().name());
        to.writeBoolean(part.base());
        to.writeInt(part.maxParallelism());
        to.writeLong(part.entries());
        to.writeInt(part.schema().columns().size());
        for (Column column : part.schema().columns()) {
            to.writeString(column.name());
            to.writeString(column.kind().name());
            to.writeBoolean(column.expires());
        }
    }

    static PartDescription readPart(BinaryDecoder from) throws IOException {
        String uid = from.readString();
        int subtask = from.readInt();
        String name = from.readString();
        PartKind kind = PartKind.valueOf(from.readString());
        boolean base = from.readBoolean();
        int maxParallelism = from.readInt();
        long entries = from.readLong();
        int count = readCount(from);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String column = from.readString();
            ColumnKind of = ColumnKind.valueOf(from.readString());
            columns.add(new Column(column, of, from.readBoolean()));
        }
        PartSchema schema = new PartSchema(name, kind, columns);
        return new PartDescription(uid, subtask, schema, base, maxParallelism, entries);
    }

    static void write(PartTypes types, BinaryEncoder to) throws IOException {
        writeNumbers(types.keys(), to);
        writeNumbers(types.namespaces(), to);
        to.writeInt(types.columns().size());
        for (List<Integer> column : types.columns()) {
            writeNumbers(column, to);
        }
    }

    static PartTypes readPartTypes(BinaryDecoder from) throws IOException {
        List<Integer> keys = readNumbers(from);
        List<Integer> namespaces = readNumbers(from);
        List<List<Integer>> columns = new ArrayList<>();
        for (int i = readCount(from); i > 0; i--) {
            columns.add(readNumbers(from));
        }
        return new PartTypes(keys, namespaces, columns);
    }

    private static void writeNumbers(List<Integer> numbers, BinaryEncoder to) throws IOException {
        to.writeInt(numbers.size());
        for (int number : numbers) {
            to.writeInt(number);
        }
    }

    private static List<Integer> readNumbers(BinaryDecoder from) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (int i = readCount(from); i > 0; i--) {
            numbers.add(from.readInt());
        }
        return numbers;
    }

    static void write(List<TypeEntry> types, BinaryEncoder to) throws IOException {
        to.writeInt(types.size());
        for (TypeEntry type : types) {
            to.writeInt(type.number());
            to.writeString(type.className());
            to.writeString(type.schema());
        }
    }

    static List<TypeEntry> readTypes(BinaryDecoder from) throws IOException {
        int count = readCount(from);
        List<TypeEntry> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(new TypeEntry(from.readInt(), from.readString(), from.readString()));
        }
        return types;
    }

    static void write(BlockPlace block, BinaryEncoder to) throws IOException {
        to.writeInt(block.part());
        to.writeLong(block.offset());
        to.writeInt(block.sizeBytes());
        to.writeInt(block.firstGroup());
        to.writeInt(block.lastGroup());
        to.writeLong(block.entries());
    }

    static BlockPlace readPlace(BinaryDecoder from) throws IOException {
        return new BlockPlace(
                from.readInt(),
                from.readLong(),
                from.readInt(),
                from.readInt(),
                from.readInt(),
                from.readLong());
    }

    static int readCount(BinaryDecoder from) throws IOException {
        int count = from.readInt();
        if (count < 0 || count > MOST_ITEMS) {
            throw new IOException(count + " is no number of items");
        }
        return count;
    }
}
