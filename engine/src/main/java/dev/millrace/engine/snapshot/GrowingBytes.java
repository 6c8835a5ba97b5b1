// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that are being written, with places that are filled in later. For one thread. */
final class GrowingBytes extends OutputStream {
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

    private void ensure(int more) {
        if (bytes.length - size < more) {
            int needed = Math.addExact(size, more);
            int doubled = bytes.length > Integer.MAX_VALUE / 2 - 8 ? needed : bytes.length * 2;
            bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
        }
    }
}
