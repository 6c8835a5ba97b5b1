// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two values say the same: by {@code equals} where a class has its own, element by element
 * in collections, whose order counts, and field by field elsewhere.
 */
final class Sameness {
    /** Deeper than values go that have an end. */
    private static final int DEEPEST = 64;

    private Sameness() {}

    static boolean of(@Nullable Object one, @Nullable Object other) {
        return of(one, other, 0);
    }

    private static boolean of(@Nullable Object one, @Nullable Object other, int depth) {
        if (one == other || depth > DEEPEST) {
            return true;
        }
        if (one == null || other == null || one.getClass() != other.getClass()) {
            return false;
        }
        if (one.getClass().isArray()) {
            return ofArrays(one, other, depth);
        }
        if (one instanceof Iterable<?> elements && other instanceof Iterable<?> others) {
            return ofElements(elements.iterator(), others.iterator(), depth);
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            return ofElements(map.keySet().iterator(), otherMap.keySet().iterator(), depth)
                    && ofElements(map.values().iterator(), otherMap.values().iterator(), depth);
        }
        return Objects.equals(one, other)
                || (!hasOwnEquals(one.getClass()) && ofFields(one, other, depth));
    }

    private static boolean ofArrays(Object one, Object other, int depth) {
        int length = Array.getLength(one);
        if (length != Array.getLength(other)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!of(Array.get(one, i), Array.get(other, i), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean ofElements(Iterator<?> one, Iterator<?> other, int depth) {
        while (one.hasNext() && other.hasNext()) {
            if (!of(one.next(), other.next(), depth + 1)) {
                return false;
            }
        }
        return !one.hasNext() && !other.hasNext();
    }

    /** Records have one by their fields, of which some may not, so they count as having none. */
    private static boolean hasOwnEquals(Class<?> type) {
        try {
            return !type.isRecord()
                    && type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no equals", e);
        }
    }

    private static boolean ofFields(Object one, Object other, int depth) {
        for (Class<?> type = one.getClass();
                type != null && type != Object.class;
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !of(value(field, one), value(field, other), depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static @Nullable Object value(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException(
                    "Cannot compare "
                            + of.getClass().getName()
                            + ", whose field "
                            + field.getName()
                            + " cannot be read; give it an equals of its own",
                    e);
        }
    }
}
