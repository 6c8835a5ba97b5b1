// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

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

    /** Variables and wildcards stand for their bounds: nothing more is known of them here. */
    private static Type known(Type type) {
        if (type instanceof WildcardType w) {
            return known(w.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> ? erased(type) : type;
    }
}
