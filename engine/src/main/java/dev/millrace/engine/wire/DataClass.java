// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A class that carries data in its fields: a record, or a class with a constructor without
 * arguments. Found out once per class and kept with it. Making one runs no code of the class.
 */
final class DataClass {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final ClassValue<DataClass> KNOWN =
            new ClassValue<>() {
                @Override
                protected DataClass computeValue(Class<?> type) {
                    return new DataClass(type);
                }
            };

    private final Class<?> type;
    private final List<DataField> fields = new ArrayList<>();
    private final List<MethodHandle> setters = new ArrayList<>();

    /** Of a record: from all components. Of another class, or null: from nothing. */
    private final @Nullable MethodHandle canonical;

    private final @Nullable MethodHandle plain;

    private DataClass(Class<?> type) {
        this.type = type;
        String refusal = refusal(type);
        if (refusal != null) {
            throw UnsupportedValueException.ofClass(type, refusal);
        }
        try {
            if (type.isRecord()) {
                this.canonical = canonical();
                this.plain = Modifier.isAbstract(type.getModifiers()) ? null : plainOrNull();
            } else {
                this.canonical = null;
                this.plain = plainOrNull();
            }
            collect(type);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw UnsupportedValueException.of(
                            "the fields of " + type.getName() + " cannot be reached",
                            "open package "
                                    + type.getPackageName()
                                    + " of module "
                                    + type.getModule().getName()
                                    + " to "
                                    + LOOKUP.lookupClass().getModule())
                    .causedBy(e);
        }
    }

    /**
     * Returns what is known of a class.
     *
     * @throws UnsupportedValueException if it is of another kind; the message says why
     */
    static DataClass of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Returns whether a class is of this kind. */
    static boolean isData(Class<?> type) {
        return refusal(type) == null;
    }

    Class<?> type() {
        return type;
    }

    List<DataField> fields() {
        return fields;
    }

    private static @Nullable String refusal(Class<?> type) {
        if (isOfTheJdk(type)) {
            return "it is a class of the JDK that Millrace has no format for";
        }
        if (type.isHidden() || type.isSynthetic()) {
            return "it is a lambda or a class made while the program runs";
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return "it is an interface or abstract";
        }
        if (type.isRecord()) {
            return null;
        }
        for (Class<?> c = type.getSuperclass(); c != Object.class; c = c.getSuperclass()) {
            if (c == null || isOfTheJdk(c)) {
                return "it extends " + (c == null ? "nothing" : c.getName());
            }
        }
        boolean hasPlain =
                Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(c -> c.getParameterCount() == 0);
        if (!hasPlain) {
            return isInner(type)
                    ? "it is an inner class, which holds the object around it; make it static"
                    : "it has no constructor without arguments";
        }
        return null;
    }

    private static boolean isInner(Class<?> type) {
        return type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
    }

    /** By its loader; by its name too, because programs can bring packages of these names. */
    private static boolean isOfTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || type.getName().startsWith("java.");
    }

    private MethodHandle canonical() throws IllegalAccessException {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return LOOKUP.unreflectConstructor(constructor)
                    .asSpreader(Object[].class, types.length)
                    .asType(methodType(Object.class, Object[].class));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " without its canonical constructor", e);
        }
    }

    private @Nullable MethodHandle plainOrNull() throws IllegalAccessException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                constructor.setAccessible(true);
                return LOOKUP.unreflectConstructor(constructor).asType(methodType(Object.class));
            }
        }
        return null;
    }

    /** Those of superclasses come first, each class's in the order of its source. */
    private void collect(Class<?> owner) throws IllegalAccessException {
        if (owner == Object.class || owner == Record.class) {
            return;
        }
        Class<?> parent = owner.getSuperclass();
        if (parent != null) {
            collect(parent);
        }
        for (Field field : owner.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !Modifier.isTransient(field.getModifiers())) {
                add(field);
            }
        }
    }

    private void add(Field field) throws IllegalAccessException {
        if (fields.stream().anyMatch(other -> other.name().equals(field.getName()))) {
            throw UnsupportedValueException.ofClass(
                    type, "it has two fields named " + field.getName() + ", one of them inherited");
        }
        field.setAccessible(true);
        MethodHandle getter = LOOKUP.unreflectGetter(field);
        fields.add(
                DataField.of(
                        field,
                        getter.asType(methodType(getter.type().returnType(), Object.class))));
        if (!type.isRecord()) {
            setters.add(
                    LOOKUP.unreflectSetter(field)
                            .asType(methodType(void.class, Object.class, Object.class)));
        }
    }

    /**
     * Makes an object.
     *
     * @param values of the fields, in their order; of a primitive field never null
     * @param given which of the values are meant; fields of the others keep what a constructor
     *     without arguments gives them
     */
    Object make(@Nullable Object[] values, boolean[] given) throws UnreadableValueException {
        try {
            if (canonical != null) {
                return (Object) canonical.invokeExact(values);
            }
            Object made = (Object) plainConstructor().invokeExact();
            for (int i = 0; i < values.length; i++) {
                if (given[i]) {
                    setters.get(i).invokeExact(made, values[i]);
                }
            }
            return made;
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw new UnreadableValueException(
                    "the constructor of "
                            + type.getName()
                            + " refuses what was written: "
                            + e.getMessage(),
                    e);
        }
    }

    private MethodHandle plainConstructor() {
        if (plain == null) {
            throw new IllegalStateException(type + " without a constructor without arguments");
        }
        return plain;
    }

    /** Returns the values that a new object has, for fields that nothing was written for. */
    @Nullable Object[] defaults() throws UnreadableValueException {
        @Nullable Object[] values = new Object[fields.size()];
        try {
            Object made = plain == null ? null : (Object) plain.invokeExact();
            for (int i = 0; i < values.length; i++) {
                DataField field = fields.get(i);
                values[i] = made == null ? zero(field.erased()) : field.getter().invoke(made);
            }
            return values;
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw new UnreadableValueException(
                    "the constructor of " + type.getName() + " fails: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object zero(Class<?> type) {
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        return type == Optional.class ? Optional.empty() : null;
    }
}
