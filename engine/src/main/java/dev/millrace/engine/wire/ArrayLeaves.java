// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static dev.millrace.engine.wire.LeafGroup.array;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.lang.reflect.Array;
import org.apache.avro.Schema;

/** Arrays of primitives; those of bytes are elsewhere. */
final class ArrayLeaves {

    /** Writes an element. */
    @FunctionalInterface
    private interface Put<T> {
        void put(T array, int index, ValueOutput out) throws IOException;
    }

    /** Reads an element. */
    @FunctionalInterface
    private interface Take<T> {
        void take(T array, int index, ValueInput in) throws IOException;
    }

    static final LeafGroup ALL = new LeafGroup();

    static {
        add(
                long[].class,
                Schema.Type.LONG,
                (a, i, out) -> out.encoder().writeLong(a[i]),
                (a, i, in) -> a[i] = in.decoder().readLong());
        add(
                int[].class,
                Schema.Type.INT,
                (a, i, out) -> out.encoder().writeInt(a[i]),
                (a, i, in) -> a[i] = in.decoder().readInt());
        add(
                double[].class,
                Schema.Type.DOUBLE,
                (a, i, out) -> out.writeDouble(a[i]),
                (a, i, in) -> a[i] = in.decoder().readDouble());
        add(
                float[].class,
                Schema.Type.FLOAT,
                (a, i, out) -> out.writeFloat(a[i]),
                (a, i, in) -> a[i] = in.decoder().readFloat());
        add(
                boolean[].class,
                Schema.Type.BOOLEAN,
                (a, i, out) -> out.encoder().writeBoolean(a[i]),
                (a, i, in) -> a[i] = in.decoder().readBoolean());
        add(
                short[].class,
                Schema.Type.INT,
                (a, i, out) -> out.encoder().writeInt(a[i]),
                (a, i, in) -> a[i] = (short) in.readWithin(Short.MIN_VALUE, Short.MAX_VALUE));
        add(
                char[].class,
                Schema.Type.INT,
                (a, i, out) -> out.encoder().writeInt(a[i]),
                (a, i, in) ->
                        a[i] = (char) in.readWithin(Character.MIN_VALUE, Character.MAX_VALUE));
    }

    private ArrayLeaves() {}

    private static <T> void add(Class<T> type, Schema.Type items, Put<T> put, Take<T> take) {
        ALL.add(
                type,
                array(items, type),
                (value, out) -> write(value, put, out),
                in -> read(type, take, in),
                ArrayLeaves::json);
    }

    private static <T> void write(T array, Put<T> put, ValueOutput out) throws IOException {
        int length = Array.getLength(array);
        out.encoder().writeArrayStart();
        out.encoder().setItemCount(length);
        for (int i = 0; i < length; i++) {
            put.put(array, i, out);
        }
        out.encoder().writeArrayEnd();
    }

    private static <T> T read(Class<T> type, Take<T> take, ValueInput in) throws IOException {
        T array = type.cast(Array.newInstance(type.getComponentType(), 0));
        int length = 0;
        long block = in.decoder().readArrayStart();
        while (block != 0) {
            for (long i = 0; i < block; i++) {
                if (length == Array.getLength(array)) {
                    long more = Math.min(block - i, Math.max(length, Limits.TRUSTED_ELEMENTS));
                    array = resized(type, array, length, Math.addExact(length, (int) more));
                }
                take.take(array, length++, in);
            }
            block = in.decoder().arrayNext();
        }
        return length == Array.getLength(array) ? array : resized(type, array, length, length);
    }

    private static <T> T resized(Class<T> type, T array, int used, int length) {
        T next = type.cast(Array.newInstance(type.getComponentType(), length));
        System.arraycopy(array, 0, next, 0, used);
        return next;
    }

    private static JsonNode json(Object array) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < Array.getLength(array); i++) {
            Object each = Array.get(array, i);
            if (each instanceof Boolean v) {
                json.add(v);
            } else if (each instanceof Double || each instanceof Float) {
                json.add(((Number) each).doubleValue());
            } else if (each instanceof Number v) {
                json.add(v.longValue());
            } else {
                json.add(each.toString());
            }
        }
        return json;
    }
}
