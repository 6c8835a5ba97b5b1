// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;

/** What the class of a user's function says of the types it works with. */
public final class FunctionTypes {
    private FunctionTypes() {}

    /**
     * Returns the class that a function's class, by its own declaration and those above it, gives
     * as an argument of a generic interface; {@code Object} if that cannot be told, as of a lambda.
     *
     * @param declaring the interface
     * @param index of the argument
     */
    public static Class<?> argument(Object function, Class<?> declaring, int index) {
        return Generics.erased(argument(function.getClass(), declaring, index));
    }

    static Type argument(Type type, Class<?> declaring, int index) {
        Class<?> raw = Generics.erased(type);
        if (raw == declaring) {
            return type instanceof ParameterizedType p
                    ? p.getActualTypeArguments()[index]
                    : Object.class;
        }
        for (Type parent : parents(raw)) {
            if (declaring.isAssignableFrom(Generics.erased(parent))) {
                Type found = argument(parent, declaring, index);
                return found instanceof TypeVariable<?> variable ? given(variable, type) : found;
            }
        }
        return Object.class;
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
        int index = List.of(Generics.erased(type).getTypeParameters()).indexOf(variable);
        return index >= 0 && type instanceof ParameterizedType p
                ? p.getActualTypeArguments()[index]
                : Generics.erased(variable);
    }
}
