// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is being written to: the encoder at hand, and the way from the outermost value to
 * the one at hand. One thread.
 */
final class ValueOutput {

    private static final int UUID_HALF_BYTES = 8;

    private final @Nullable Object[] way = new Object[Limits.MOST_LEVELS];
    private final List<Piece> pieces = new ArrayList<>();
    private final Text text = new Text();
    private final byte[] bigEndian = new byte[UUID_HALF_BYTES];

    private BinaryEncoder encoder;
    private boolean asKey;
    private int level;
    private int openPieces;

    ValueOutput(BinaryEncoder encoder) {
        this.encoder = encoder;
    }

    /** Begins an outermost value, whatever became of the one before. */
    void begin(BinaryEncoder target, boolean key) {
        encoder = target;
        asKey = key;
        openPieces = 0;
        while (level > 0) {
            way[--level] = null;
        }
    }

    BinaryEncoder encoder() {
        return encoder;
    }

    /** Returns whether equal values must be written as equal bytes. */
    boolean asKey() {
        return asKey;
    }

    /** Steps into a value that holds others. */
    void enter(Object holder) {
        if (level == way.length) {
            throw tooDeep();
        }
        way[level++] = holder;
    }

    /** Steps out of it. */
    void leave() {
        way[--level] = null;
    }

    private UnsupportedValueException tooDeep() {
        Map<Object, Boolean> seen = new IdentityHashMap<>();
        for (Object holder : way) {
            if (holder != null && seen.put(holder, true) != null) {
                return UnsupportedValueException.of(
                        "a value of class " + holder.getClass().getName() + " contains itself",
                        "refer to what is around a value by a key of it, not by the object");
            }
        }
        return UnsupportedValueException.of(
                "values are nested more than " + Limits.MOST_LEVELS + " levels deep",
                "keep what is linked one by one in a list");
    }

    /** Begins a part that is encoded aside; until {@link #close} all goes there. */
    Piece open() {
        if (openPieces == pieces.size()) {
            pieces.add(new Piece());
        }
        Piece piece = pieces.get(openPieces++);
        piece.clear();
        encoder = piece;
        return piece;
    }

    /** Ends the part begun last; from now on all goes to {@code before} again. */
    void close(BinaryEncoder before) {
        openPieces--;
        encoder = before;
    }

    void writeText(String value) throws IOException {
        int length = text.encode(value);
        encoder.writeLong(length);
        encoder.writeFixed(text.bytes(), 0, length);
    }

    void writeDouble(double value) throws IOException {
        encoder.writeDouble(asKey && Double.isNaN(value) ? Double.NaN : value);
    }

    void writeFloat(float value) throws IOException {
        encoder.writeFloat(asKey && Float.isNaN(value) ? Float.NaN : value);
    }

    void writeBigEndian(long high, long low) throws IOException {
        writeBigEndian(high);
        writeBigEndian(low);
    }

    private void writeBigEndian(long value) throws IOException {
        for (int i = 0; i < UUID_HALF_BYTES; i++) {
            bigEndian[i] = (byte) (value >>> (56 - 8 * i));
        }
        encoder.writeFixed(bigEndian, 0, UUID_HALF_BYTES);
    }
}
