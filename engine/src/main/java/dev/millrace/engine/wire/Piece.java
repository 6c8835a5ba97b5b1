// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.OutputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryEncoder;

/** A part of a value, encoded aside because its length is written before it. Used again. */
final class Piece extends BinaryEncoder {

    private static final int FIRST_SIZE_BYTES = 256;

    /** The longest encodings of Avro: ten bytes for a long, eight for a double. */
    private static final int LONGEST_NUMBER_BYTES = 10;

    private byte[] bytes = new byte[FIRST_SIZE_BYTES];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** What is large at once leaves some room too, or the byte behind it would double it. */
    private void room(int more) {
        if (more > Limits.LARGEST_PIECE_BYTES - length) {
            throw UnsupportedValueException.of(
                    "a value within another takes more than "
                            + Limits.LARGEST_PIECE_BYTES
                            + " bytes",
                    "keep it in several, as the entries of a MapState");
        }
        int needed = length + more;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, needed + (needed >> 3)));
        }
    }

    @Override
    public void writeBoolean(boolean b) {
        room(1);
        bytes[length++] = (byte) (b ? 1 : 0);
    }

    @Override
    public void writeInt(int n) {
        room(LONGEST_NUMBER_BYTES);
        length += BinaryData.encodeInt(n, bytes, length);
    }

    @Override
    public void writeLong(long n) {
        room(LONGEST_NUMBER_BYTES);
        length += BinaryData.encodeLong(n, bytes, length);
    }

    @Override
    public void writeFloat(float f) {
        room(LONGEST_NUMBER_BYTES);
        length += BinaryData.encodeFloat(f, bytes, length);
    }

    @Override
    public void writeDouble(double d) {
        room(LONGEST_NUMBER_BYTES);
        length += BinaryData.encodeDouble(d, bytes, length);
    }

    @Override
    public void writeFixed(byte[] from, int start, int count) {
        room(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    @Override
    protected void writeZero() {
        room(1);
        bytes[length++] = 0;
    }

    @Override
    public int bytesBuffered() {
        return length;
    }

    @Override
    public void flush() {}

    /** Returns a stream whose bytes go behind what there is already. */
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                room(1);
                bytes[length++] = (byte) b;
            }

            @Override
            public void write(byte[] from, int start, int count) {
                writeFixed(from, start, count);
            }
        };
    }
}
