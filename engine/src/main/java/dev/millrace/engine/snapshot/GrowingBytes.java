// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that are being written, with places that are filled in later. For one thread. */
final class GrowingBytes extends OutputStream {
    /** Virtual machines refuse arrays of a few more. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int size;

    GrowingBytes(int expected) {
        bytes = new byte[expected];
    }

    @Override
    public void write(int one) {
        ensure(1);
        bytes[size++] = (byte) one;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        ensure(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    void writeFixed(int value) {
        ensure(Integer.BYTES);
        size += Integer.BYTES;
        fill(size - Integer.BYTES, value);
    }

    /** Writes over what is at {@code at}. */
    void fill(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    void fillByte(int at, int value) {
        bytes[at] = (byte) value;
    }

    /** The number in variable length, zig-zag, that begins at {@code at}. */
    int variableInt(int at) {
        int zigZag = 0;
        int shift = 0;
        int next = at;
        byte one;
        do {
            one = bytes[next++];
            zigZag |= (one & 0x7f) << shift;
            shift += 7;
        } while (one < 0);
        return (zigZag >>> 1) ^ -(zigZag & 1);
    }

    int size() {
        return size;
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, size);
    }

    /** Empties it. The room stays: what follows in the same file is mostly as large. */
    void clear() {
        size = 0;
    }

    /** What is large at once leaves some room too, or the byte behind it would double it. */
    private void ensure(int more) {
        if (bytes.length - size < more) {
            int needed = Math.addExact(size, more);
            long wanted = Math.max((long) needed + (needed >> 3), 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, wanted > LARGEST_ARRAY ? needed : (int) wanted);
        }
    }
}
