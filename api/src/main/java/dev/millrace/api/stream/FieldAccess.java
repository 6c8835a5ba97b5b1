// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a field of an object, and makes an object that is like another but for that field. Found
 * once per class by reflection, then used through method handles.
 */
abstract sealed class FieldAccess permits RecordField, BeanField {
    static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final Class<?> owner;
    private final String name;

    FieldAccess(Class<?> owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    /**
     * The field {@code name} of {@code owner}.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    static FieldAccess of(Class<?> owner, String name) {
        return owner.isRecord() ? RecordField.of(owner, name) : BeanField.of(owner, name);
    }

    static IllegalArgumentException missing(Class<?> owner, String name, List<String> existing) {
        return new IllegalArgumentException(
                owner.getName()
                        + " has no field '"
                        + name
                        + "' to aggregate by; it has "
                        + (existing.isEmpty() ? "none" : String.join(", ", existing)));
    }

    final Class<?> owner() {
        return owner;
    }

    /**
     * The field's value.
     *
     * @throws IllegalArgumentException if it is null, which has neither sum nor order
     */
    final Object get(Object object) throws Exception {
        Object value = read(object);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Field '"
                            + name
                            + "' of "
                            + object
                            + " is null; filter such records out first");
        }
        return value;
    }

    abstract @Nullable Object read(Object object) throws Exception;

    /** An object like {@code object}, with {@code value} in this field. */
    abstract Object with(Object object, Object value) throws Exception;

    /** What a method handle threw, as it would have come out of a plain call. */
    static Exception thrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (Exception) thrown;
    }
}
