// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import dev.millrace.api.state.FormerName;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.List;

/**
 * A field of a record or of another class, with how to get at it.
 *
 * @param name its name
 * @param type its type, with what it says of its parts
 * @param formerNames the names it had in older versions of the class
 * @param getter from the owner, an Object, to the value, of the field's own type
 */
record DataField(
        String name, Class<?> erased, Type type, List<String> formerNames, MethodHandle getter) {

    static DataField of(Field field, MethodHandle getter) {
        FormerName former = field.getAnnotation(FormerName.class);
        return new DataField(
                field.getName(),
                field.getType(),
                field.getGenericType(),
                former == null ? List.of() : List.of(former.value()),
                getter);
    }

    boolean wasNamed(String written) {
        return Names.plain(name).equals(written)
                || formerNames.stream().anyMatch(old -> Names.plain(old).equals(written));
    }
}
