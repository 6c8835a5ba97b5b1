// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** Writes values that hold others: collections, maps, entries, optionals, arrays. */
abstract class HolderCodec extends Codec {

    private static final String SPACE = "millrace";
    private static final String PAIR = "Pair";

    private final Schema schema;

    private HolderCodec(Schema schema) {
        this.schema = schema;
    }

    @Override
    final Schema schema() {
        return schema;
    }

    @Override
    final void write(Object holder, ValueOutput out) throws IOException {
        out.enter(holder);
        try {
            writeParts(holder, out);
        } catch (UnsupportedValueException e) {
            throw e.within(holder.getClass().getSimpleName() + "[]");
        }
        out.leave();
    }

    abstract void writeParts(Object holder, ValueOutput out) throws IOException;

    /** Returns whether a schema is that of a key and its value. */
    static boolean isPair(Schema schema) {
        return schema.getType() == Schema.Type.RECORD
                && schema.getFullName().equals(SPACE + "." + PAIR)
                && schema.getFields().size() == 2;
    }

    private static Schema record(String name, String space, Schema.Field... fields) {
        return Schema.createRecord(name, null, space, false, List.of(fields));
    }

    private static Schema pair(Slot key, Slot value) {
        return record(
                PAIR,
                SPACE,
                new Schema.Field("key", key.schema()),
                new Schema.Field("value", value.schema()));
    }

    /** A collection, as Avro's array. */
    static final class OfCollection extends HolderCodec {
        private final Slot element;

        OfCollection(Shape shape, Slot element) {
            super(shape.addTo(Schema.createArray(element.schema())));
            this.element = element;
        }

        @Override
        void writeParts(Object holder, ValueOutput out) throws IOException {
            Collection<?> elements = (Collection<?>) holder;
            Items items = new Items(holder, elements.size(), out);
            for (Object each : elements) {
                element.write(each, out);
                items.next();
            }
            items.end();
        }
    }

    /** A map, as Avro's array of pairs: Avro's own maps have no other keys than strings. */
    static final class OfMap extends HolderCodec {
        private final Slot key;
        private final Slot value;

        OfMap(Shape shape, Slot key, Slot value) {
            super(shape.addTo(Schema.createArray(pair(key, value))));
            this.key = key;
            this.value = value;
        }

        @Override
        void writeParts(Object holder, ValueOutput out) throws IOException {
            Map<?, ?> map = (Map<?, ?>) holder;
            Items items = new Items(holder, map.size(), out);
            for (Map.Entry<?, ?> each : map.entrySet()) {
                key.write(each.getKey(), out);
                value.write(each.getValue(), out);
                items.next();
            }
            items.end();
        }
    }

    /** A map's entry by itself, as Avro's record. */
    static final class OfEntry extends HolderCodec {
        private final Slot key;
        private final Slot value;

        OfEntry(Shape shape, Slot key, Slot value) {
            super(shape.addTo(pair(key, value)));
            this.key = key;
            this.value = value;
        }

        @Override
        void writeParts(Object holder, ValueOutput out) throws IOException {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) holder;
            key.write(entry.getKey(), out);
            value.write(entry.getValue(), out);
        }
    }

    /** An optional, as Avro's record of what it holds or null. */
    static final class OfOptional extends HolderCodec {
        private final Slot value;

        OfOptional(Shape shape, Slot value) {
            super(
                    shape.addTo(
                            record(
                                    "Optional",
                                    "java.util",
                                    new Schema.Field("value", value.schema()))));
            this.value = value;
        }

        @Override
        void writeParts(Object holder, ValueOutput out) throws IOException {
            value.write(((Optional<?>) holder).orElse(null), out);
        }
    }

    /** An array of objects, as Avro's array. */
    static final class OfArray extends HolderCodec {
        private final Slot element;

        OfArray(Class<?> type, Slot element) {
            super(Shape.of(type.getName()).addTo(Schema.createArray(element.schema())));
            this.element = element;
        }

        @Override
        void writeParts(Object holder, ValueOutput out) throws IOException {
            Object[] elements = (Object[]) holder;
            Items items = new Items(holder, elements.length, out);
            for (Object each : elements) {
                element.write(each, out);
                items.next();
            }
            items.end();
        }
    }
}
