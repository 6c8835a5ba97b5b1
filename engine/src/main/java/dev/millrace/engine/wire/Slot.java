// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.lang.reflect.Type;
import java.time.ZoneId;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/** Writes what stands in a field, an element or the like, null included. */
abstract class Slot {

    /** The logical type of a slot whose values say what they are. */
    static final String ANY = "millrace-any";

    /** Where such a slot's schema names the class that the program declares for it. */
    static final String DECLARED = "declared";

    abstract Schema schema();

    abstract void write(@Nullable Object value, ValueOutput out) throws IOException;

    /** A slot whose values are all of one type: Avro's union of null and that type. */
    static final class OfOne extends Slot {

        private final Class<?> type;
        private final Codec codec;
        private final Schema schema;

        OfOne(Class<?> type, Codec codec) {
            this.type = type;
            this.codec = codec;
            this.schema = Schema.createUnion(Schema.create(Schema.Type.NULL), codec.schema());
        }

        @Override
        Schema schema() {
            return schema;
        }

        @Override
        void write(@Nullable Object value, ValueOutput out) throws IOException {
            if (value == null) {
                out.encoder().writeIndex(0);
                return;
            }
            if (value.getClass() != type && !isKindOf(value)) {
                throw UnsupportedValueException.ofClass(
                        value.getClass(), "it stands where a " + type.getName() + " is expected");
            }
            out.encoder().writeIndex(1);
            codec.write(value, out);
        }

        /** Constants of an enum and zones have classes of their own. */
        private boolean isKindOf(Object value) {
            return type.isInstance(value) && (type.isEnum() || type == ZoneId.class);
        }
    }

    /** A slot for values of several types: bytes that hold a type's number and the value. */
    static final class OfAny extends Slot {

        private final TypeTable table;
        private final Type declared;
        private final Schema schema;

        OfAny(TypeTable table, Type declared) {
            this.table = table;
            this.declared = declared;
            this.schema = Schema.create(Schema.Type.BYTES);
            schema.addProp("logicalType", ANY);
            schema.addProp(DECLARED, Generics.erased(declared).getName());
        }

        @Override
        Schema schema() {
            return schema;
        }

        @Override
        void write(@Nullable Object value, ValueOutput out) throws IOException {
            BinaryEncoder before = out.encoder();
            if (value == null) {
                before.writeLong(0);
                return;
            }
            TypeTable.Numbered type = table.typeWithin(value, declared, out.asKey());
            Piece piece = out.open();
            piece.writeInt(type.number());
            type.codec().write(value, out);
            out.close(before);
            before.writeLong(piece.length());
            before.writeFixed(piece.bytes(), 0, piece.length());
        }
    }
}
