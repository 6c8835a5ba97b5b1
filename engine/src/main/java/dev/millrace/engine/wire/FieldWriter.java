// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.apache.avro.Schema;

/** Writes one field of an object, primitive ones without a box. */
abstract class FieldWriter {

    private final String name;
    private final Schema schema;
    final MethodHandle getter;

    private FieldWriter(DataField field, Schema schema, Class<?> as) {
        this.name = field.name();
        this.schema = schema;
        this.getter = field.getter().asType(MethodType.methodType(as, Object.class));
    }

    static FieldWriter of(DataField field, Codecs codecs) {
        Class<?> type = field.erased();
        if (!type.isPrimitive()) {
            return new OfReference(field, codecs.slot(field.type()));
        }
        Schema schema = primitive(type);
        if (type == long.class) {
            return new OfLong(field, schema);
        }
        if (type == double.class) {
            return new OfDouble(field, schema);
        }
        if (type == float.class) {
            return new OfFloat(field, schema);
        }
        return type == boolean.class ? new OfBoolean(field, schema) : new OfInt(field, schema);
    }

    /** A primitive is written as its box is. */
    private static Schema primitive(Class<?> type) {
        Class<?> box = MethodType.methodType(type).wrap().returnType();
        Leaf<?> leaf = Leaves.of(box);
        if (leaf == null) {
            throw new IllegalStateException("no leaf for " + box);
        }
        return leaf.schema();
    }

    String name() {
        return name;
    }

    Schema schema() {
        return schema;
    }

    abstract void write(Object owner, ValueOutput out) throws Throwable;

    private static final class OfLong extends FieldWriter {
        OfLong(DataField field, Schema schema) {
            super(field, schema, long.class);
        }

        @Override
        void write(Object owner, ValueOutput out) throws Throwable {
            out.encoder().writeLong((long) getter.invokeExact(owner));
        }
    }

    /** Of an int, short, byte or char. */
    private static final class OfInt extends FieldWriter {
        OfInt(DataField field, Schema schema) {
            super(field, schema, int.class);
        }

        @Override
        void write(Object owner, ValueOutput out) throws Throwable {
            out.encoder().writeInt((int) getter.invokeExact(owner));
        }
    }

    private static final class OfDouble extends FieldWriter {
        OfDouble(DataField field, Schema schema) {
            super(field, schema, double.class);
        }

        @Override
        void write(Object owner, ValueOutput out) throws Throwable {
            out.writeDouble((double) getter.invokeExact(owner));
        }
    }

    private static final class OfFloat extends FieldWriter {
        OfFloat(DataField field, Schema schema) {
            super(field, schema, float.class);
        }

        @Override
        void write(Object owner, ValueOutput out) throws Throwable {
            out.writeFloat((float) getter.invokeExact(owner));
        }
    }

    private static final class OfBoolean extends FieldWriter {
        OfBoolean(DataField field, Schema schema) {
            super(field, schema, boolean.class);
        }

        @Override
        void write(Object owner, ValueOutput out) throws Throwable {
            out.encoder().writeBoolean((boolean) getter.invokeExact(owner));
        }
    }

    private static final class OfReference extends FieldWriter {
        private final Slot slot;

        OfReference(DataField field, Slot slot) {
            super(field, slot.schema(), Object.class);
            this.slot = slot;
        }

        @Override
        void write(Object owner, ValueOutput out) throws Throwable {
            slot.write((Object) getter.invokeExact(owner), out);
        }
    }
}
