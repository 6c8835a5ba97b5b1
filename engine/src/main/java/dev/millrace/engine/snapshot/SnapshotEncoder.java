// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import dev.millrace.engine.wire.TypeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Makes a snapshot file: takes entries of any number of parts, in whatever turns, and hands on
 * finished blocks, which are to be put one after the other. The format is described in {@code
 * docs/internals/snapshot-format.md}. Blocks nothing; for one thread.
 *
 * <pre>{@code
 * SnapshotEncoder file = new SnapshotEncoder(identity, new TypeTable(serializers), pieces::add);
 * part.freeze(file.part("count", 0, part, true, 128), true);
 * file.finish();
 * // the file has file.sizeBytes() and file.checksum()
 * }</pre>
 */
public final class SnapshotEncoder {
    private final SnapshotIdentity identity;
    private final TypeTable types;
    private final Consumer<byte[]> pieces;
    private final List<PartEncoder> parts = new ArrayList<>();
    private final List<BlockPlace> blocks = new ArrayList<>();
    private final GrowingBytes header = new GrowingBytes(1 << 10);
    private final CRC32C crc = new CRC32C();
    private int typesWritten;
    private long sizeBytes;
    private boolean finished;

    /**
     * @param types a new one: its types are those of the file
     * @param pieces takes the bytes of the file, in order; an array given is not changed again
     */
    public SnapshotEncoder(SnapshotIdentity identity, TypeTable types, Consumer<byte[]> pieces) {
        this.identity = identity;
        this.types = types;
        this.pieces = pieces;
    }

    /**
     * Begins a part.
     *
     * @param part asked what its entries look like for each block anew, as it may get more columns
     * @param base whether the entries will be everything
     * @param maxParallelism into how many groups its keys are divided, at least 1
     */
    public EntryWriter part(
            String uid, int subtask, SnapshotPart part, boolean base, int maxParallelism) {
        requireUnfinished();
        PartEncoder begun =
                new PartEncoder(this, parts.size(), uid, subtask, part, base, maxParallelism);
        parts.add(begun);
        return begun;
    }

    /** Writes what is left, and the index. No part takes entries any more. */
    public void finish() {
        requireUnfinished();
        parts.forEach(PartEncoder::flush);
        finished = true;
        GrowingBytes body = new GrowingBytes(1 << 12);
        header.clear();
        try {
            BlockCodec.write(identity, encoder(header));
            writeIndex(encoder(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long indexOffset = sizeBytes;
        emit(BlockFrame.block(BlockFrame.INDEX, blocks.size(), header, body));
        emit(new FileEnd(BlockFrame.VERSION, blocks.size() + 1, indexOffset).toBytes());
    }

    private void writeIndex(BinaryEncoder to) throws IOException {
        BlockCodec.write(types.entries(), to);
        to.writeInt(parts.size());
        for (PartEncoder part : parts) {
            BlockCodec.write(part.description(part.entries()), to);
            BlockCodec.write(part.seenTypes(), to);
        }
        to.writeInt(blocks.size());
        for (BlockPlace block : blocks) {
            BlockCodec.write(block, to);
        }
    }

    /** What was handed on so far, in bytes; of a finished file all of it. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** CRC32C of what was handed on so far. */
    public int checksum() {
        return (int) crc.getValue();
    }

    /** The parts that were begun, with the number of their entries so far. */
    public List<PartDescription> parts() {
        return parts.stream().map(part -> part.description(part.entries())).toList();
    }

    TypeTable types() {
        return types;
    }

    void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("the file is finished");
        }
    }

    /** Makes a block of entries; the types that any part has met since the last one go with it. */
    void emitEntries(PartEncoder part, GrowingBytes body, int firstGroup, int lastGroup, long count)
            throws IOException {
        header.clear();
        BinaryEncoder to = encoder(header);
        BlockCodec.write(identity, to);
        BlockCodec.write(part.description(count), to);
        to.writeInt(firstGroup);
        to.writeInt(lastGroup);
        BlockCodec.write(types.entriesFrom(typesWritten), to);
        typesWritten = types.entries().size();
        byte[] block = BlockFrame.block(BlockFrame.ENTRIES, blocks.size(), header, body);
        blocks.add(
                new BlockPlace(
                        part.place(), sizeBytes, block.length, firstGroup, lastGroup, count));
        emit(block);
    }

    static BinaryEncoder encoder(GrowingBytes bytes) {
        return EncoderFactory.get().directBinaryEncoder(bytes, null);
    }

    private void emit(byte[] piece) {
        crc.update(piece);
        sizeBytes += piece.length;
        pieces.accept(piece);
    }
}
