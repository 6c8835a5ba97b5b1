// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import dev.millrace.engine.wire.TypeEntry;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads a snapshot file: its end, its index, and then blocks as they are wanted, each checked
 * before a byte of it is believed. Reading blocks the thread. For one thread.
 *
 * <pre>{@code
 * SnapshotDecoder file = SnapshotDecoder.open(bytes);
 * TypeReader types = new TypeReader(file.types(), loader, serializers);
 * for (PartDescription part : file.parts()) {
 *     EntryCursor entries = file.entries(part, EntryFilter.all(), types::read);
 * }
 * }</pre>
 */
public final class SnapshotDecoder {
    private final BlockReader reader;
    private final SnapshotIdentity identity;
    private final List<TypeEntry> types;
    private final List<PartDescription> parts;
    private final List<PartTypes> partTypes;
    private final List<BlockPlace> blocks;
    private final long indexOffset;

    private SnapshotDecoder(
            BlockReader reader,
            SnapshotIdentity identity,
            List<TypeEntry> types,
            List<PartDescription> parts,
            List<PartTypes> partTypes,
            List<BlockPlace> blocks,
            long indexOffset) {
        this.reader = reader;
        this.identity = identity;
        this.types = types;
        this.parts = parts;
        this.partTypes = partTypes;
        this.blocks = blocks;
        this.indexOffset = indexOffset;
    }

    /**
     * Reads the index of a file.
     *
     * @throws DamagedSnapshotException if it is not one or not whole, or a newer engine wrote it
     */
    public static SnapshotDecoder open(SnapshotBytes bytes) throws IOException {
        BlockReader reader = new BlockReader(bytes);
        FileEnd end = reader.readEnd();
        BlockReader.Block index =
                reader.read(end.indexOffset(), reader.sizeBytes() - FileEnd.BYTES);
        if (index.frame().kind() != BlockFrame.INDEX
                || index.frame().number() != end.blocks() - 1
                || index.endOffset() != reader.sizeBytes() - FileEnd.BYTES) {
            throw reader.damaged("its index is not at its end");
        }
        try {
            return read(reader, index, end);
        } catch (EOFException | RuntimeException e) {
            throw new DamagedSnapshotException(
                    bytes.where() + " is damaged: its index cannot be read: " + e.getMessage(), e);
        }
    }

    private static SnapshotDecoder read(BlockReader reader, BlockReader.Block index, FileEnd end)
            throws IOException {
        SnapshotIdentity identity = BlockCodec.readIdentity(index.header());
        BinaryDecoder body = index.body();
        List<TypeEntry> types = BlockCodec.readTypes(body);
        List<PartDescription> parts = new ArrayList<>();
        List<PartTypes> partTypes = new ArrayList<>();
        for (int i = BlockCodec.readCount(body); i > 0; i--) {
            parts.add(BlockCodec.readPart(body));
            partTypes.add(BlockCodec.readPartTypes(body));
        }
        List<BlockPlace> blocks = new ArrayList<>();
        long offset = 0;
        for (int i = body.readInt(); i > 0; i--) {
            BlockPlace block = BlockCodec.readPlace(body);
            if (block.offset() != offset || block.part() < 0 || block.part() >= parts.size()) {
                throw reader.damaged("its index says of block " + block);
            }
            blocks.add(block);
            offset += block.sizeBytes();
        }
        if (offset != end.indexOffset() || blocks.size() != end.blocks() - 1) {
            throw reader.damaged("its blocks do not fill it");
        }
        return new SnapshotDecoder(
                reader, identity, types, parts, partTypes, blocks, end.indexOffset());
    }

    public SnapshotIdentity identity() {
        return identity;
    }

    /** The types of all values in the file. */
    public List<TypeEntry> types() {
        return List.copyOf(types);
    }

    /** What is in the file. */
    public List<PartDescription> parts() {
        return List.copyOf(parts);
    }

    /** Of which types the values of a part are. */
    public PartTypes types(PartDescription part) {
        return partTypes.get(placeOf(part));
    }

    /** The bytes that a part takes up. */
    public long sizeBytes(PartDescription part) {
        int place = placeOf(part);
        return blocks.stream()
                .filter(block -> block.part() == place)
                .mapToLong(BlockPlace::sizeBytes)
                .sum();
    }

    /**
     * Goes through the entries of a part. Blocks without entries that pass are not read, unless
     * entries are dealt out. What the cursor finds damaged it throws as an {@link
     * java.io.UncheckedIOException}.
     *
     * @param part one of {@link #parts}
     * @param values reads what {@link #types} describes
     */
    public EntryCursor entries(PartDescription part, EntryFilter filter, ValueDecoder values) {
        int place = placeOf(part);
        List<BlockPlace> wanted =
                blocks.stream()
                        .filter(block -> block.part() == place)
                        .filter(block -> block.overlaps(filter.firstGroup(), filter.endGroup()))
                        .toList();
        return new BlockCursor(part, wanted, reader, filter, values);
    }

    /**
     * Reads every byte.
     *
     * @throws DamagedSnapshotException at the first block that is not as it was written
     */
    public void verify() throws IOException {
        for (int i = 0; i < blocks.size(); i++) {
            BlockPlace place = blocks.get(i);
            BlockReader.Block block = reader.read(place.offset(), indexOffset);
            if (block.frame().kind() != BlockFrame.ENTRIES
                    || block.frame().number() != i
                    || block.endOffset() != place.offset() + place.sizeBytes()) {
                throw reader.damaged("block " + i + " is not where its index says");
            }
        }
    }

    private int placeOf(PartDescription part) {
        int place = parts.indexOf(part);
        if (place < 0) {
            throw new IllegalArgumentException(reader.where() + " has no part " + part);
        }
        return place;
    }

    static BinaryDecoder decoder(byte[] from, int offset, int length) {
        return DecoderFactory.get().binaryDecoder(from, offset, length, null);
    }

    /** What a decoder throws when bytes with a right checksum make no sense to this engine. */
    static IOException unreadable(String where, Exception cause) {
        String why = cause instanceof EOFException ? "a value ends early" : cause.getMessage();
        return new DamagedSnapshotException(where + " cannot be read: " + why, cause);
    }

    static boolean isNonsense(Exception e) {
        return e instanceof AvroRuntimeException || e instanceof EOFException;
    }
}
