// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import dev.millrace.api.state.TypeSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The serializers that the user registered, by class. One serves the subclasses of its class too,
 * unless they have one of their own. Unchanging; safe for any thread.
 */
public final class Serializers {

    private static final Serializers NONE = new Serializers(Map.of());

    private final Map<Class<?>, TypeSerializer<?>> byClass;

    private Serializers(Map<Class<?>, TypeSerializer<?>> byClass) {
        this.byClass = byClass;
    }

    /** Returns those of a user who registered none. */
    public static Serializers none() {
        return NONE;
    }

    /**
     * Returns those of a job.
     *
     * @throws IllegalArgumentException if one is for a class whose format is Millrace's own
     */
    public static Serializers of(Map<Class<?>, TypeSerializer<?>> byClass) {
        for (Class<?> type : byClass.keySet()) {
            if (type == Object.class || Leaves.of(type) != null || type.isPrimitive()) {
                throw new IllegalArgumentException(
                        "a serializer is registered for "
                                + type.getName()
                                + ", whose format is Millrace's own; register it for a class of"
                                + " yours");
            }
        }
        return byClass.isEmpty() ? NONE : new Serializers(Map.copyOf(byClass));
    }

    /** Returns the class whose serializer serves {@code type}, or null if none does. */
    @Nullable Class<?> owner(Class<?> type) {
        if (byClass.isEmpty()) {
            return null;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (byClass.containsKey(c)) {
                return c;
            }
        }
        return nearestInterface(type);
    }

    /** Returns whether one is for a class below {@code type}. */
    boolean serveSubclassOf(Class<?> type) {
        return byClass.keySet().stream().anyMatch(type::isAssignableFrom);
    }

    private @Nullable Class<?> nearestInterface(Class<?> type) {
        List<Class<?>> fitting = new ArrayList<>();
        for (Class<?> each : byClass.keySet()) {
            if (each.isInterface() && each.isAssignableFrom(type)) {
                fitting.add(each);
            }
        }
        for (Class<?> each : fitting) {
            if (fitting.stream().allMatch(other -> other.isAssignableFrom(each))) {
                return each;
            }
        }
        if (fitting.isEmpty()) {
            return null;
        }
        throw UnsupportedValueException.of(
                type.getName() + " is served by the serializers of " + fitting,
                "register one for the class itself");
    }

    /** Returns the class of this name that has a serializer, or null. */
    @Nullable Class<?> named(String className) {
        for (Class<?> type : byClass.keySet()) {
            if (type.getName().equals(className)) {
                return type;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    TypeSerializer<Object> get(Class<?> owner) {
        TypeSerializer<?> serializer = byClass.get(owner);
        if (serializer == null) {
            throw new IllegalStateException("no serializer for " + owner);
        }
        return (TypeSerializer<Object>) serializer;
    }
}
