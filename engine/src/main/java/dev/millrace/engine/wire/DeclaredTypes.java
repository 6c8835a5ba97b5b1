// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks through what classes declare for what no value could be written of. For one look. */
final class DeclaredTypes {
    private final Serializers registered;
    private final Set<Class<?>> seen = new HashSet<>();

    DeclaredTypes(Serializers registered) {
        this.registered = registered;
    }

    /**
     * Returns if values of a declared type can be written, as far as the type tells.
     *
     * @throws UnsupportedValueException if not; the message says which class, and where it was met
     */
    void require(Type declared) {
        Class<?> type = Generics.erased(declared);
        if (type.isArray()) {
            require(Generics.element(declared));
        } else if (isHolder(type)) {
            require(Generics.part(declared, 0));
            require(Generics.part(declared, 1));
        } else if (!isLeftToValues(type) && seen.add(type)) {
            requireFields(DataClass.of(type));
        }
    }

    private void requireFields(DataClass type) {
        for (DataField field : type.fields()) {
            try {
                require(field.type());
            } catch (UnsupportedValueException e) {
                throw e.within(type.type().getSimpleName() + "." + field.name());
            }
        }
    }

    private static boolean isHolder(Class<?> type) {
        boolean ofTheJdk = type.getClassLoader() == null;
        return type == Optional.class
                || (ofTheJdk
                        && (Collection.class.isAssignableFrom(type)
                                || Map.class.isAssignableFrom(type)
                                || Map.Entry.class.isAssignableFrom(type)));
    }

    /** Whether values have a codec whatever they hold, or may be of any class. */
    private boolean isLeftToValues(Class<?> type) {
        return type.isPrimitive()
                || type == Object.class
                || Modifier.isAbstract(type.getModifiers())
                || Enum.class.isAssignableFrom(type)
                || Leaves.of(type) != null
                || registered.owner(type) != null
                || registered.serveSubclassOf(type);
    }
}
