// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The last bytes of a snapshot file: where its index is. It has this form in every version.
 *
 * @param version of the format
 * @param blocks how many there are, the index among them
 * @param indexOffset where the index begins
 */
record FileEnd(int version, int blocks, long indexOffset) {
    static final int BYTES = 24;

    /** "MRSE" */
    private static final int MAGIC = 0x4d525345;

    byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        ByteBuffer end = ByteBuffer.wrap(bytes);
        end.putInt(MAGIC);
        end.putShort((short) version);
        end.putShort((short) 0);
        end.putInt(blocks);
        end.putLong(indexOffset);
        end.putInt(checksum(bytes));
        return bytes;
    }

    /** Nothing if the bytes are not what {@link #toBytes} makes. */
    static Optional<FileEnd> parse(byte[] bytes) {
        ByteBuffer end = ByteBuffer.wrap(bytes);
        boolean ours = end.getInt() == MAGIC;
        int version = end.getShort() & 0xffff;
        end.getShort();
        FileEnd parsed = new FileEnd(version, end.getInt(), end.getLong());
        return ours && end.getInt() == checksum(bytes) ? Optional.of(parsed) : Optional.empty();
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }
}
