// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import dev.millrace.engine.key.KeyGroups;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final WantedBlocks blocks;
    private final BlockReader reader;
    private final EntryFilter filter;
    private final ValueDecoder values;
    private final @Nullable Object[] row;
    private final long[] expiries;

    // Where it is: of a block's bytes, those from the next entry to the end are left, of which the
    // decoder has passed all but the last so many.
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private BinaryDecoder decoder = SnapshotDecoder.decoder(bytes, 0, 0);
    private int undecoded;

    // The entry.
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
        this.blocks = new WantedBlocks(reader, wanted);
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
    public long expectedEntries() {
        return blocks.entries(filter.firstGroup(), filter.endGroup());
    }

    @Override
    public boolean next() {
        try {
            while (at < end || openBlock()) {
                int length = end - at < Integer.BYTES ? -1 : intAt(at);
                int entry = at + Integer.BYTES;
                if (length < FIXED_BYTES || length > end - entry) {
                    throw reader.damaged("an entry has " + length + " bytes");
                }
                at = entry + length;
                if (passes(entry)) {
                    decode(entry);
                    return true;
                }
            }
            return false;
        } catch (EOFException e) {
            throw new UncheckedIOException(SnapshotDecoder.unreadable(reader.where(), e));
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
        BlockReader.Block block = blocks.next();
        if (block == null) {
            return false;
        }
        bytes = block.bytes();
        at = block.bodyAt();
        undecoded = block.frame().bodyBytes();
        end = at + undecoded;
        decoder = DecoderFactory.get().binaryDecoder(bytes, at, undecoded, decoder);
        return true;
    }

    /** Reads a number in big endian; byte by byte, which is quick also before it is compiled. */
    private int intAt(int from) {
        return bytes[from] << 24
                | (bytes[from + 1] & 0xff) << 16
                | (bytes[from + 2] & 0xff) << 8
                | (bytes[from + 3] & 0xff);
    }

    private boolean passes(int entry) throws IOException {
        keyHash = intAt(entry);
        int flags = bytes[entry + Integer.BYTES];
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

    /** Decodes the entry before {@link #at}. */
    private void decode(int entry) throws IOException {
        int flags = bytes[entry + Integer.BYTES];
        BinaryDecoder from = decoder;
        from.skipFixed(undecoded - (end - entry) + FIXED_BYTES);
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
        undecoded = end - at;
        if (from.inputStream().available() != undecoded) {
            throw reader.damaged("an entry does not end where the next one begins");
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
