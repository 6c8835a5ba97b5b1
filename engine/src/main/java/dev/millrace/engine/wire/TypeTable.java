// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of any type, and keeps the table of the types it met: number, class and Avro
 * schema. The table grows while values are written; a reader needs its entries before the values.
 *
 * <p>A value is written as the number of its type and then in Avro's binary encoding of the type's
 * schema; null is the number 0. A table belongs to one file or stream, and to one thread. After an
 * exception what went to the encoder is of no use; the table can go on.
 *
 * <pre>{@code
 * TypeTable types = new TypeTable(Serializers.none());
 * types.writeKey(customer, encoder);
 * types.writeLong(total, encoder);
 * List<TypeEntry> head = types.entries();
 * }</pre>
 */
public final class TypeTable {

    /** A type of this table. */
    record Numbered(int number, Codec codec) {}

    private final Codecs codecs;
    private final ValueOutput out = new ValueOutput(new Piece());
    private final List<TypeEntry> entries = new ArrayList<>();

    /** Outermost values and those within others have types apart. */
    private final Numbering outermost = new Numbering(1);

    private final Numbering within = new Numbering(-1);

    // The numbers of the types that are written without a box, 0 before the first.
    private int longNumber;
    private int intNumber;
    private int doubleNumber;

    public TypeTable(Serializers registered) {
        this.codecs = new Codecs(this, registered);
    }

    /**
     * Writes a value.
     *
     * @throws UnsupportedValueException if it, or something in it, cannot be written; the message
     *     names the class, the way to it and the remedy
     * @throws IOException if the encoder cannot take it
     */
    public void write(@Nullable Object value, BinaryEncoder to) throws IOException {
        write(value, to, false);
    }

    /**
     * Writes a key: equal keys become equal bytes, as long as this table lives. Collections in it
     * are read as ones that cannot be changed.
     *
     * @throws UnsupportedValueException as {@link #write}
     */
    public void writeKey(Object key, BinaryEncoder to) throws IOException {
        write(key, to, true);
    }

    private void write(@Nullable Object value, BinaryEncoder to, boolean asKey) throws IOException {
        if (value == null) {
            to.writeInt(0);
            return;
        }
        out.begin(to, asKey);
        Numbered type = outermost.of(value, Object.class, asKey);
        to.writeInt(type.number);
        type.codec.write(value, out);
    }

    /** Writes as {@code write(Long.valueOf(value), to)} does. Allocates nothing. */
    public void writeLong(long value, BinaryEncoder to) throws IOException {
        if (longNumber == 0) {
            longNumber = outermost.of(value, Object.class, false).number;
        }
        to.writeInt(longNumber);
        to.writeLong(value);
    }

    /** Writes as {@code write(Integer.valueOf(value), to)} does. Allocates nothing. */
    public void writeInt(int value, BinaryEncoder to) throws IOException {
        if (intNumber == 0) {
            intNumber = outermost.of(value, Object.class, false).number;
        }
        to.writeInt(intNumber);
        to.writeInt(value);
    }

    /** Writes as {@code write(Double.valueOf(value), to)} does. Allocates nothing. */
    public void writeDouble(double value, BinaryEncoder to) throws IOException {
        if (doubleNumber == 0) {
            doubleNumber = outermost.of(value, Object.class, false).number;
        }
        to.writeInt(doubleNumber);
        to.writeDouble(value);
    }

    /** Returns the types met so far, in the order in which they were met. */
    public List<TypeEntry> entries() {
        return entriesFrom(0);
    }

    /** Returns the types met since there were {@code count} of them, for a file in blocks. */
    public List<TypeEntry> entriesFrom(int count) {
        return List.copyOf(entries.subList(count, entries.size()));
    }

    /**
     * Returns the type of a value within another.
     *
     * @param declared what the program declares for the place it stands in
     */
    Numbered typeWithin(Object value, Type declared, boolean asKey) {
        return within.of(value, declared, asKey);
    }

    /** Gives numbers of one sign. */
    private final class Numbering {

        private final int sign;
        private final Map<Codec, Numbered> byCodec = new IdentityHashMap<>();

        /** Types that the class of a value alone decides. */
        private final Map<Class<?>, Numbered> byClass = new HashMap<>();

        // The last one of them: a part mostly has one kind of value that is not a number.
        private @Nullable Class<?> lastClass;
        private @Nullable Numbered last;

        Numbering(int sign) {
            this.sign = sign;
        }

        Numbered of(Object value, Type declared, boolean asKey) {
            Class<?> type = value.getClass();
            Numbered known = last;
            if (known != null && type == lastClass) {
                return known;
            }
            known = byClass.get(type);
            if (known != null) {
                lastClass = type;
                last = known;
                return known;
            }
            Codec codec = codecs.ofClass(type);
            if (codec == null) {
                codec = codecs.ofValue(value, declared, asKey);
            }
            Numbered numbered = numbered(codec);
            if (!(codec instanceof HolderCodec)) {
                byClass.put(type, numbered);
            }
            return numbered;
        }

        private Numbered numbered(Codec codec) {
            Numbered known = byCodec.get(codec);
            if (known == null) {
                known = new Numbered(sign * (entries.size() + 1), codec);
                byCodec.put(codec, known);
                String className = Names.classOf(codec.schema());
                entries.add(new TypeEntry(known.number, className, codec.schema().toString()));
            }
            return known;
        }
    }
}
