// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.List;

/** What declared types say of the values they are declared for. */
final class Generics {

    private Generics() {}

    /** Returns the class that every value of a declared type is an instance of. */
    static Class<?> erased(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        }
        if (type instanceof ParameterizedType p) {
            return erased(p.getRawType());
        }
        if (type instanceof TypeVariable<?> v) {
            return erased(v.getBounds()[0]);
        }
        if (type instanceof WildcardType w) {
            return erased(w.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType a) {
            return Array.newInstance(erased(a.getGenericComponentType()), 0).getClass();
        }
        return Object.class;
    }

    /**
     * Returns what is declared for the parts of a collection, map or optional.
     *
     * @param declared what is declared for the whole
     * @param index 0 for elements and keys, 1 for the values of a map
     */
    static Type part(Type declared, int index) {
        if (declared instanceof WildcardType w) {
            return part(w.getUpperBounds()[0], index);
        }
        if (declared instanceof ParameterizedType p && index < p.getActualTypeArguments().length) {
            return known(p.getActualTypeArguments()[index]);
        }
        return Object.class;
    }

    /** Returns what is declared for the elements of an array. */
    static Type element(Type array) {
        if (array instanceof GenericArrayType a) {
            return known(a.getGenericComponentType());
        }
        Class<?> component = erased(array).getComponentType();
        return component == null ? Object.class : component;
    }

    /**
     * Returns what a class, by its own declaration and those above it, gives as an argument of a
     * generic interface; {@code Object} if that cannot be told.
     *
     * @param type implements {@code declaring}
     */
    static Type argument(Type type, Class<?> declaring, int index) {
        Class<?> raw = erased(type);
        if (raw == declaring) {
            return part(type, index);
        }
        for (Type parent : parents(raw)) {
            if (declaring.isAssignableFrom(erased(parent))) {
                Type found = unbound(parent, declaring, index);
                return found instanceof TypeVariable<?> variable ? given(variable, type) : found;
            }
        }
        return Object.class;
    }

    /** As {@link #argument}, but a variable of the class that names the parent stays one. */
    private static Type unbound(Type parent, Class<?> declaring, int index) {
        if (erased(parent) == declaring
                && parent instanceof ParameterizedType p
                && p.getActualTypeArguments()[index] instanceof TypeVariable<?> variable) {
            return variable;
        }
        return argument(parent, declaring, index);
    }

    private static List<Type> parents(Class<?> type) {
        List<Type> parents = new ArrayList<>(List.of(type.getGenericInterfaces()));
        Type superclass = type.getGenericSuperclass();
        if (superclass != null) {
            parents.add(superclass);
        }
        return parents;
    }

    /** What {@code type} puts in the place of a variable of its class. */
    private static Type given(TypeVariable<?> variable, Type type) {
        List<TypeVariable<?>> variables = List.of(erased(type).getTypeParameters());
        int index = variables.indexOf(variable);
        return index < 0 ? erased(variable) : part(type, index);
    }

    /** Variables and wildcards stand for their bounds: nothing more is known of them here. */
    private static Type known(Type type) {
        if (type instanceof WildcardType w) {
            return known(w.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> ? erased(type) : type;
    }
}
