// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the codec of a value and the slot of a declared type. Belongs to one table. */
final class Codecs {

    private static final Shape OPTIONAL = Shape.of(Optional.class.getName());

    /** A holder's codec depends on what is declared for its parts. */
    private record HolderType(Shape shape, Type first, Type second) {}

    private final TypeTable table;
    private final Serializers registered;
    private final Map<Class<?>, Codec> byClass = new HashMap<>();
    private final Map<HolderType, Codec> holders = new HashMap<>();

    Codecs(TypeTable table, Serializers registered) {
        this.table = table;
        this.registered = registered;
    }

    /**
     * Returns the codec for all values of a class, or null if it depends on more than the class.
     *
     * @throws UnsupportedValueException if a value of the class can only be data, and is none
     */
    @Nullable Codec ofClass(Class<?> type) {
        Codec known = byClass.get(type);
        if (known != null) {
            return known;
        }
        Class<?> owner = registered.owner(type);
        if (owner != null) {
            return keep(owner, new RegisteredCodec(owner, registered.get(owner)));
        }
        Leaf<?> leaf = Leaves.of(type);
        if (leaf != null) {
            return leaf;
        }
        if (Enum.class.isAssignableFrom(type)) {
            Class<?> declaring = type.isEnum() ? type : type.getSuperclass();
            return keep(declaring, new EnumCodec(declaring));
        }
        return null;
    }

    private Codec keep(Class<?> type, Codec codec) {
        Codec before = byClass.putIfAbsent(type, codec);
        return before == null ? codec : before;
    }

    /** Returns the codec for a value whose class alone did not say it. */
    Codec ofValue(Object value, Type declared, boolean asKey) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            return ofArray(type, declared);
        }
        Shape shape = value instanceof Optional ? OPTIONAL : Shapes.of(value, asKey);
        return shape == null ? ofFields(type) : ofHolder(value, shape, declared);
    }

    private Codec ofArray(Class<?> type, Type declared) {
        boolean isAsDeclared = Generics.erased(declared) == type;
        Type element = Generics.element(isAsDeclared ? declared : type);
        HolderType key = new HolderType(Shape.of(type.getName()), element, Object.class);
        Codec codec = holders.get(key);
        if (codec == null) {
            codec = new HolderCodec.OfArray(type, slot(element));
            holders.put(key, codec);
        }
        return codec;
    }

    private Codec ofHolder(Object value, Shape shape, Type declared) {
        Type first = Generics.part(declared, 0);
        Type second = Generics.part(declared, 1);
        HolderType key = new HolderType(shape, first, second);
        Codec codec = holders.get(key);
        if (codec == null) {
            codec = newHolder(value, shape, first, second);
            holders.put(key, codec);
        }
        return codec;
    }

    private Codec newHolder(Object value, Shape shape, Type first, Type second) {
        if (value instanceof Optional) {
            return new HolderCodec.OfOptional(shape, slot(first));
        }
        if (value instanceof Map) {
            return new HolderCodec.OfMap(shape, slot(first), slot(second));
        }
        if (value instanceof Map.Entry) {
            return new HolderCodec.OfEntry(shape, slot(first), slot(second));
        }
        return new HolderCodec.OfCollection(shape, slot(first));
    }

    private Codec ofFields(Class<?> type) {
        Codec known = byClass.get(type);
        if (known != null) {
            return known;
        }
        FieldsCodec codec = new FieldsCodec(DataClass.of(type));
        byClass.put(type, codec);
        try {
            codec.complete(this);
        } catch (RuntimeException e) {
            byClass.remove(type);
            throw e;
        }
        return codec;
    }

    /** Returns the slot for what is declared as {@code type}. */
    Slot slot(Type type) {
        Class<?> erased = Generics.erased(type);
        Codec one = ofDeclared(erased);
        return one == null ? new Slot.OfAny(table, type) : new Slot.OfOne(erased, one);
    }

    /**
     * Returns the codec of all values that can stand where a class is declared, if there is one.
     */
    private @Nullable Codec ofDeclared(Class<?> type) {
        Leaf<?> leaf = Leaves.ofDeclared(type);
        if (leaf != null) {
            return leaf;
        }
        boolean isWhole = Modifier.isFinal(type.getModifiers()) || type.isEnum();
        if (!isWhole || type.isArray() || type == Optional.class) {
            return null;
        }
        Codec codec = ofClass(type);
        if (codec != null || !DataClass.isData(type)) {
            return codec;
        }
        return ofFields(type);
    }
}
