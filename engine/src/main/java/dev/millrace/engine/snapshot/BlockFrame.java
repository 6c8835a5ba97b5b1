// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What surrounds every block of a snapshot file: its kind, its lengths and a checksum over all of
 * it. The frame has this form in every version of the format, so that a file of a newer one is told
 * from a damaged one.
 *
 * @param version of the format of header and body
 * @param kind what the block is
 * @param number its place in the file, from 0 on
 * @param headerBytes length of the header
 * @param bodyBytes length of the body
 * @param checksum CRC32C of the frame up to here, the header and the body
 */
record BlockFrame(int version, int kind, int number, int headerBytes, int bodyBytes, int checksum) {
    /** Of header and body. Readers know this one and those before. */
    static final int VERSION = 1;

    static final int BYTES = 24;

    /** "MRSB" */
    static final int MAGIC = 0x4d525342;

    static final int ENTRIES = 1;
    static final int INDEX = 2;

    private static final int CHECKSUM_AT = BYTES - Integer.BYTES;

    /** Makes a block. */
    static byte[] block(int kind, int number, GrowingBytes header, GrowingBytes body) {
        byte[] block = new byte[Math.addExact(BYTES + header.size(), body.size())];
        ByteBuffer frame = ByteBuffer.wrap(block);
        frame.putInt(MAGIC);
        frame.putShort((short) VERSION);
        frame.putShort((short) kind);
        frame.putInt(number);
        frame.putInt(header.size());
        frame.putInt(body.size());
        header.copyTo(block, BYTES);
        body.copyTo(block, BYTES + header.size());
        frame.putInt(checksum(block, 0, block.length));
        return block;
    }

    /** Reads the frame at {@code at}; whether it is one is not known yet. */
    static BlockFrame parse(byte[] bytes, int at) {
        ByteBuffer frame = ByteBuffer.wrap(bytes, at, BYTES);
        frame.getInt();
        return new BlockFrame(
                frame.getShort() & 0xffff,
                frame.getShort() & 0xffff,
                frame.getInt(),
                frame.getInt(),
                frame.getInt(),
                frame.getInt());
    }

    static boolean hasMagic(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at) == MAGIC;
    }

    /** All of the block, or more than any file has if the lengths are no lengths. */
    long blockBytes() {
        return headerBytes < 0 || bodyBytes < 0
                ? Long.MAX_VALUE
                : (long) BYTES + headerBytes + bodyBytes;
    }

    /** The checksum that a whole block of {@code length} bytes at {@code at} should have. */
    static int checksum(byte[] bytes, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at, CHECKSUM_AT);
        crc.update(bytes, at + BYTES, length - BYTES);
        return (int) crc.getValue();
    }
}
