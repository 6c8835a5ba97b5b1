// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import dev.millrace.engine.key.KeyGroups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Goes through the entries of a part, block by block. */
final class BlockCursor implements EntryCursor {
    private static final Change[] CHANGES = Change.values();
    private static final int FIXED_BYTES = Integer.BYTES + 1;

    private final PartDescription part;
    private final List<BlockPlace> wanted;
    private final BlockReader reader;
    private final EntryFilter filter;
    private final ValueDecoder values;
    private final @Nullable Object[] row;
    private final long[] expiries;

    private int nextBlock;
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private @Nullable BinaryDecoder decoder;
    private Change change = Change.PUT;
    private int keyHash;
    private @Nullable Object key;
    private @Nullable Object namespace;

    BlockCursor(
            PartDescription part,
            List<BlockPlace> wanted,
            BlockReader reader,
            EntryFilter filter,
            ValueDecoder values) {
        this.part = part;
        this.wanted = wanted;
        this.reader = reader;
        this.filter = filter;
        this.values = values;
        int columns = part.schema().columns().size();
        this.row = new Object[columns];
        this.expiries = new long[columns];
    }

    @Override
    public PartSchema schema() {
        return part.schema();
    }

    @Override
    public boolean next() {
        try {
            while (rest.hasRemaining() || openBlock()) {
                int length = rest.getInt();
                if (length < FIXED_BYTES || length > rest.remaining()) {
                    throw reader.damaged("an entry has " + length + " bytes");
                }
                int at = rest.position();
                rest.position(at + length);
                if (passes(at)) {
                    decode(at, length);
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            if (SnapshotDecoder.isNonsense(e)) {
                throw new UncheckedIOException(SnapshotDecoder.unreadable(reader.where(), e));
            }
            throw e;
        }
    }

    private boolean openBlock() throws IOException {
        if (nextBlock == wanted.size()) {
            return false;
        }
        BlockPlace place = wanted.get(nextBlock++);
        BlockReader.Block block = reader.read(place.offset(), place.offset() + place.sizeBytes());
        rest = ByteBuffer.wrap(block.bytes(), block.bodyAt(), block.frame().bodyBytes());
        return true;
    }

    private boolean passes(int at) throws IOException {
        keyHash = rest.getInt(at);
        int flags = rest.get(at + Integer.BYTES);
        int kind = flags & 3;
        if (flags < 0 || kind >= CHANGES.length) {
            throw reader.damaged("an entry has flags " + flags);
        }
        change = CHANGES[kind];
        if (part.schema().kind() == PartKind.KEYED && change != Change.DROP_NAMESPACE) {
            int group = KeyGroups.groupOf(keyHash, part.maxParallelism());
            return group >= filter.firstGroup() && group < filter.endGroup();
        }
        return filter.deal().isMine();
    }

    private void decode(int at, int length) throws IOException {
        int flags = rest.get(at + Integer.BYTES);
        BinaryDecoder from =
                DecoderFactory.get()
                        .binaryDecoder(
                                rest.array(), at + FIXED_BYTES, length - FIXED_BYTES, decoder);
        decoder = from;
        key = (flags & PartEncoder.HAS_KEY) != 0 ? values.read(from) : null;
        namespace = (flags & PartEncoder.HAS_NAMESPACE) != 0 ? values.read(from) : null;
        Arrays.fill(row, null);
        Arrays.fill(expiries, Long.MAX_VALUE);
        int column = -1;
        for (int code = from.readInt(); code != PartEncoder.END; code = from.readInt()) {
            if (code == PartEncoder.EXPIRY && column >= 0) {
                expiries[column] = from.readLong();
            } else if (code > 0 && code <= row.length) {
                column = code - 1;
                row[column] = values.read(from);
            } else {
                throw reader.damaged("an entry has a value of column " + (code - 1));
            }
        }
    }

    @Override
    public Change change() {
        return change;
    }

    @Override
    public int keyHash() {
        return keyHash;
    }

    @Override
    public @Nullable Object key() {
        return key;
    }

    @Override
    public @Nullable Object namespace() {
        return namespace;
    }

    @Override
    public @Nullable Object value(int column) {
        return row[column];
    }

    @Override
    public long expiry(int column) {
        return expiries[column];
    }
}
