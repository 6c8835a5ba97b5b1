// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;

/** Where a value is being read from. Believes no length before as much has been read. */
final class ValueInput {

    private static final int UUID_HALF_BYTES = 8;

    private BinaryDecoder decoder;
    private byte[] buffer = new byte[Limits.TRUSTED_ELEMENTS];
    private int level;

    ValueInput(BinaryDecoder decoder) {
        this.decoder = decoder;
    }

    /** Begins an outermost value, whatever became of the one before. */
    void begin(BinaryDecoder source) {
        decoder = source;
        level = 0;
    }

    BinaryDecoder decoder() {
        return decoder;
    }

    /** Steps into a value that holds others. */
    void enter() throws UnreadableValueException {
        if (++level > Limits.MOST_LEVELS) {
            throw new UnreadableValueException(
                    "values are nested more than "
                            + Limits.MOST_LEVELS
                            + " levels deep, which no writer does");
        }
    }

    /** Steps out of it. */
    void leave() {
        level--;
    }

    int readWithin(int least, int greatest) throws IOException {
        int value = decoder.readInt();
        if (value < least || value > greatest) {
            throw new UnreadableValueException(
                    value + " is not between " + least + " and " + greatest);
        }
        return value;
    }

    String readText() throws IOException {
        int length = readIntoBuffer(readLength("a string"));
        return Text.decode(buffer, length);
    }

    byte[] readBytes() throws IOException {
        int length = readIntoBuffer(readLength("a byte array"));
        return Arrays.copyOf(buffer, length);
    }

    /** Reads the length of a piece. */
    int readLength(String what) throws IOException {
        long length = decoder.readLong();
        if (length < 0 || length > Limits.LARGEST_PIECE_BYTES) {
            throw new UnreadableValueException(
                    what
                            + " of "
                            + length
                            + " bytes; none has fewer than 0 or more than "
                            + Limits.LARGEST_PIECE_BYTES);
        }
        return (int) length;
    }

    void skip(int length) throws IOException {
        int left = length;
        while (left > 0) {
            int step = Math.min(left, buffer.length);
            decoder.readFixed(buffer, 0, step);
            left -= step;
        }
    }

    long readBigEndian() throws IOException {
        decoder.readFixed(buffer, 0, UUID_HALF_BYTES);
        long value = 0;
        for (int i = 0; i < UUID_HALF_BYTES; i++) {
            value = (value << 8) | (buffer[i] & 0xff);
        }
        return value;
    }

    private int readIntoBuffer(int length) throws IOException {
        int read = 0;
        while (read < length) {
            if (read == buffer.length) {
                int believed = Math.max(read, Limits.TRUSTED_BYTES);
                buffer = Arrays.copyOf(buffer, read + Math.min(length - read, believed));
            }
            int step = Math.min(length, buffer.length) - read;
            decoder.readFixed(buffer, read, step);
            read += step;
        }
        return length;
    }
}
