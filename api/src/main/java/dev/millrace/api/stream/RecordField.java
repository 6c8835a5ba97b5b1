// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component of a record; another value means another record. */
final class RecordField extends FieldAccess {
    private final MethodHandle[] components;
    private final MethodHandle constructor;
    private final int index;

    private RecordField(
            Class<?> owner,
            String name,
            MethodHandle[] components,
            MethodHandle constructor,
            int index) {
        super(owner, name);
        this.components = components;
        this.constructor = constructor;
        this.index = index;
    }

    static RecordField of(Class<?> owner, String name) {
        RecordComponent[] components = owner.getRecordComponents();
        List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw missing(owner, name, names);
        }
        try {
            MethodHandle[] getters = new MethodHandle[components.length];
            for (int i = 0; i < components.length; i++) {
                getters[i] = getter(components[i]);
            }
            return new RecordField(owner, name, getters, constructor(owner, components), index);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot read the components of " + owner, e);
        }
    }

    private static MethodHandle getter(RecordComponent component) throws IllegalAccessException {
        component.getAccessor().setAccessible(true);
        return LOOKUP.unreflect(component.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
    }

    private static MethodHandle constructor(Class<?> owner, RecordComponent[] components)
            throws ReflectiveOperationException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> canonical = owner.getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return LOOKUP.unreflectConstructor(canonical)
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    @Override
    @Nullable Object read(Object object) throws Exception {
        try {
            return (Object) components[index].invokeExact(object);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    @Override
    Object with(Object object, Object value) throws Exception {
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = i == index ? value : (Object) components[i].invokeExact(object);
            }
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }
}
