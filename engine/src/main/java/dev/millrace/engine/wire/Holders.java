// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Fits collections, maps, entries, optionals and arrays of objects. */
final class Holders {

    private final Resolution resolution;
    private final ClassFinder classes;

    Holders(Resolution resolution, ClassFinder classes) {
        this.resolution = resolution;
        this.classes = classes;
    }

    ReadPlan of(Schema schema, Type declared, Class<?> target, String place) {
        Shape shape = Shape.of(schema);
        if (schema.getType() == Schema.Type.ARRAY) {
            return shape.className().startsWith("[")
                    ? ofArray(schema, shape, declared, target, place)
                    : ofItems(schema, shape, declared, target, place);
        }
        if (shape.className().equals(Optional.class.getName())) {
            return ofOptional(schema, declared, target, place);
        }
        if (shape.equals(Shapes.ENTRY) || shape.equals(Shapes.MUTABLE_ENTRY)) {
            return ofEntry(schema, shape, declared, target, place);
        }
        return resolution.ofFields(schema, target, place);
    }

    private ReadPlan ofArray(
            Schema schema, Shape shape, Type declared, Class<?> target, String place) {
        Class<?> type = classes.find(shape.className());
        if (type == null || type.getComponentType().isPrimitive()) {
            return resolution.refused(place + ": there is no class " + shape.className());
        }
        if (!target.isAssignableFrom(type)) {
            return resolution.misfit(place, type.getName(), target, "");
        }
        Type element = Generics.element(type == target ? declared : type);
        ReadPlan item = resolution.of(schema.getElementType(), element, "an element of " + place);
        return in -> {
            List<@Nullable Object> items = new ArrayList<>();
            readItems(in, item, items);
            Object array = Array.newInstance(type.getComponentType(), items.size());
            return items.toArray((Object[]) array);
        };
    }

    private static void readItems(ValueInput in, ReadPlan item, List<@Nullable Object> items)
            throws IOException {
        in.enter();
        for (long n = in.decoder().readArrayStart(); n != 0; n = in.decoder().arrayNext()) {
            for (long i = 0; i < n; i++) {
                items.add(item.read(in));
            }
        }
        in.leave();
    }

    private ReadPlan ofItems(
            Schema schema, Shape written, Type declared, Class<?> target, String place) {
        Class<?> before = Making.knows(written) ? classes.find(written.className()) : null;
        Shape shape = Declarations.shape(written, before, target);
        if (shape == null) {
            return resolution.misfit(place, written.className(), target, "");
        }
        Schema items = schema.getElementType();
        if (!HolderCodec.isPair(items)) {
            Type element = Generics.part(declared, 0);
            return new CollectionPlan(
                    shape, classes, resolution.of(items, element, "an element of " + place));
        }
        return new MapPlan(
                shape,
                classes,
                ofPart(items, 0, declared, "a key of " + place),
                ofPart(items, 1, declared, "a value of " + place));
    }

    private ReadPlan ofPart(Schema pair, int index, Type declared, String place) {
        Schema part = pair.getFields().get(index).schema();
        return resolution.of(part, Generics.part(declared, index), place);
    }

    private ReadPlan ofOptional(Schema schema, Type declared, Class<?> target, String place) {
        if (!target.isAssignableFrom(Optional.class)) {
            return resolution.misfit(place, Optional.class.getName(), target, "");
        }
        ReadPlan value = ofPart(schema, 0, declared, "what is in of " + place);
        return in -> {
            in.enter();
            Object held = value.read(in);
            in.leave();
            return Optional.ofNullable(held);
        };
    }

    private ReadPlan ofEntry(
            Schema schema, Shape shape, Type declared, Class<?> target, String place) {
        boolean isMutable = shape.equals(Shapes.MUTABLE_ENTRY);
        Class<?> type =
                isMutable ? AbstractMap.SimpleEntry.class : AbstractMap.SimpleImmutableEntry.class;
        if (!target.isAssignableFrom(type)) {
            return resolution.misfit(place, type.getName(), target, "");
        }
        ReadPlan key = ofPart(schema, 0, declared, "the key of " + place);
        ReadPlan value = ofPart(schema, 1, declared, "the value of " + place);
        return in -> {
            in.enter();
            Object k = key.read(in);
            Object v = value.read(in);
            in.leave();
            return isMutable
                    ? new AbstractMap.SimpleEntry<>(k, v)
                    : new AbstractMap.SimpleImmutableEntry<>(k, v);
        };
    }
}
