// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;

/** Reads blocks of a snapshot file and believes none before its checksum is right. */
final class BlockReader {
    private final SnapshotBytes bytes;
    private final long sizeBytes;

    /**
     * A block that is as it was written.
     *
     * @param bytes what was read, with the block in it
     * @param at where it begins there
     * @param offset where it begins in the file
     */
    record Block(BlockFrame frame, byte[] bytes, int at, long offset) {

        long endOffset() {
            return offset + frame.blockBytes();
        }

        BinaryDecoder header() {
            return SnapshotDecoder.decoder(bytes, at + BlockFrame.BYTES, frame.headerBytes());
        }

        BinaryDecoder body() {
            return SnapshotDecoder.decoder(bytes, bodyAt(), frame.bodyBytes());
        }

        int bodyAt() {
            return at + BlockFrame.BYTES + frame.headerBytes();
        }
    }

    BlockReader(SnapshotBytes bytes) throws IOException {
        this.bytes = bytes;
        this.sizeBytes = bytes.size();
    }

    long sizeBytes() {
        return sizeBytes;
    }

    FileEnd readEnd() throws IOException {
        if (sizeBytes < BlockFrame.BYTES + FileEnd.BYTES) {
            throw damaged("it has only " + sizeBytes + " bytes, fewer than any whole one");
        }
        if (!BlockFrame.hasMagic(readBytes(0, BlockFrame.BYTES), 0)) {
            throw damaged("it does not begin as a snapshot file does, or is none");
        }
        FileEnd end =
                FileEnd.parse(readBytes(sizeBytes - FileEnd.BYTES, FileEnd.BYTES))
                        .orElseThrow(() -> damaged("it was cut off, or its end has changed"));
        requireKnown(end.version());
        if (end.blocks() < 1 || end.indexOffset() < 0 || end.indexOffset() >= sizeBytes) {
            throw damaged("its end says " + end);
        }
        return end;
    }

    /**
     * Reads a block.
     *
     * @param limit where what follows begins: no block reaches further, whatever it says
     */
    Block read(long offset, long limit) throws IOException {
        if (limit - offset < BlockFrame.BYTES) {
            throw damaged("there is no room for a block at byte " + offset);
        }
        byte[] start = readBytes(offset, BlockFrame.BYTES);
        int length = lengthOf(BlockFrame.parse(start, 0), start, 0, limit - offset, offset);
        return block(readBytes(offset, length), 0, length, offset);
    }

    /**
     * Looks at a block that was read.
     *
     * @param read with the block in it
     * @param at where it begins there
     * @param most how many bytes it has at most; so many were read
     * @param readOffset where what was read begins in the file
     */
    Block block(byte[] read, int at, int most, long readOffset) throws IOException {
        long offset = readOffset + at;
        if (most < BlockFrame.BYTES) {
            throw damaged("there is no room for a block at byte " + offset);
        }
        BlockFrame frame = BlockFrame.parse(read, at);
        int length = lengthOf(frame, read, at, most, offset);
        if (BlockFrame.checksum(read, at, length) != frame.checksum()) {
            throw damaged("the checksum of the block at byte " + offset + " is wrong");
        }
        requireKnown(frame.version());
        return new Block(frame, read, at, offset);
    }

    private int lengthOf(BlockFrame frame, byte[] read, int at, long most, long offset)
            throws IOException {
        long length = frame.blockBytes();
        if (!BlockFrame.hasMagic(read, at) || length > most || length > Integer.MAX_VALUE) {
            throw damaged("what is at byte " + offset + " is no block");
        }
        return (int) length;
    }

    private void requireKnown(int version) throws DamagedSnapshotException {
        if (version > BlockFrame.VERSION) {
            throw new DamagedSnapshotException(
                    bytes.where()
                            + " was written by a newer Millrace in format "
                            + version
                            + ", and this one reads formats up to "
                            + BlockFrame.VERSION
                            + ": use the newer engine");
        }
    }

    private byte[] readBytes(long offset, int length) throws IOException {
        byte[] read = new byte[length];
        readBytes(offset, read, length);
        return read;
    }

    /** Reads to the beginning of an array. */
    void readBytes(long offset, byte[] into, int length) throws IOException {
        try {
            bytes.read(offset, into, length);
        } catch (EOFException e) {
            throw damaged("it was cut off");
        }
    }

    String where() {
        return bytes.where();
    }

    DamagedSnapshotException damaged(String how) {
        return new DamagedSnapshotException(
                bytes.where()
                        + " is damaged: "
                        + how
                        + " (read as format "
                        + BlockFrame.VERSION
                        + ")");
    }
}
