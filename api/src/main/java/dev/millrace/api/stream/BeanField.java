// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a class with a constructor without arguments, public or private, its own or inherited;
 * another value means a copy, field by field.
 */
final class BeanField extends FieldAccess {
    private final MethodHandle constructor;
    private final MethodHandle[] getters;
    private final MethodHandle[] setters;
    private final int index;

    private BeanField(
            Class<?> owner,
            String name,
            MethodHandle constructor,
            MethodHandle[] getters,
            MethodHandle[] setters,
            int index) {
        super(owner, name);
        this.constructor = constructor;
        this.getters = getters;
        this.setters = setters;
        this.index = index;
    }

    static BeanField of(Class<?> owner, String name) {
        List<Field> fields = fieldsOf(owner);
        List<String> names = fields.stream().map(Field::getName).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw missing(owner, name, names);
        }
        try {
            MethodHandle[] getters = new MethodHandle[fields.size()];
            MethodHandle[] setters = new MethodHandle[fields.size()];
            for (int i = 0; i < getters.length; i++) {
                Field field = fields.get(i);
                field.setAccessible(true);
                getters[i] =
                        LOOKUP.unreflectGetter(field)
                                .asType(MethodType.methodType(Object.class, Object.class));
                setters[i] =
                        LOOKUP.unreflectSetter(field)
                                .asType(
                                        MethodType.methodType(
                                                void.class, Object.class, Object.class));
            }
            return new BeanField(owner, name, constructor(owner), getters, setters, index);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "The fields of "
                            + owner.getName()
                            + " cannot be read and copied; use a record, or a class whose fields"
                            + " are not final",
                    e);
        }
    }

    private static List<Field> fieldsOf(Class<?> owner) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = owner; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static MethodHandle constructor(Class<?> owner) throws IllegalAccessException {
        try {
            Constructor<?> plain = owner.getDeclaredConstructor();
            plain.setAccessible(true);
            return LOOKUP.unreflectConstructor(plain).asType(MethodType.methodType(Object.class));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    owner.getName() + " has no constructor without arguments", e);
        }
    }

    @Override
    @Nullable Object read(Object object) throws Exception {
        try {
            return (Object) getters[index].invokeExact(object);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    @Override
    Object with(Object object, Object value) throws Exception {
        try {
            Object copy = (Object) constructor.invokeExact();
            for (int i = 0; i < getters.length; i++) {
                Object each = i == index ? value : (Object) getters[i].invokeExact(object);
                setters[i].invokeExact(copy, each);
            }
            return copy;
        } catch (Throwable e) {
            throw thrown(e);
        }
    }
}
