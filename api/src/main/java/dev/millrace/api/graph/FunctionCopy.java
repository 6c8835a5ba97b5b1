// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies a function object for each subtask. The bytes are made from the user's own object in this
 * process and never leave its memory, so nothing foreign is ever deserialized.
 */
final class FunctionCopy<F> {
    private final byte[] bytes;
    private final ClassLoader loader;

    private FunctionCopy(byte[] bytes, ClassLoader loader) {
        this.bytes = bytes;
        this.loader = loader;
    }

    /** Whether all subtasks can use one object: a lambda, a record, or a class without fields. */
    static boolean isShareable(Class<?> type) {
        if (type.isHidden() || type.isSynthetic() || type.isRecord()) {
            return true;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    return false;
                }
            }
        }
        return true;
    }

    static <F> FunctionCopy<F> of(F function) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(buffer)) {
            out.writeObject(function);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(refusal(function, e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The function " + function.getClass().getName() + " cannot be copied: " + e, e);
        }
        return new FunctionCopy<>(buffer.toByteArray(), function.getClass().getClassLoader());
    }

    @SuppressWarnings("unchecked")
    F make() {
        try (ObjectInputStream in = new LoaderStream()) {
            return (F) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("A function that was copied once cannot be again", e);
        }
    }

    private static String refusal(Object function, NotSerializableException e) {
        return "The function "
                + function.getClass().getName()
                + " has fields, so each subtask needs a copy of it, but "
                + pathTo(function, String.valueOf(e.getMessage()))
                + " cannot be copied: "
                + e.getMessage()
                + " is not Serializable. Give a supplier instead, as in process("
                + function.getClass().getSimpleName()
                + "::new), or make the field transient and fill it in open()";
    }

    /** The first path of fields that leads from {@code root} to an object of the named class. */
    private static String pathTo(Object root, String className) {
        record Step(Object value, String path) {}
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Step> open = new ArrayDeque<>();
        open.add(new Step(root, root.getClass().getSimpleName()));
        while (!open.isEmpty()) {
            Step step = open.poll();
            if (step.value().getClass().getName().equals(className)) {
                return step.path();
            }
            if (!seen.add(step.value())) {
                continue;
            }
            for (Class<?> c = step.value().getClass(); c != null; c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    Object value = valueOf(field, step.value());
                    if (value != null) {
                        open.add(new Step(value, step.path() + "." + field.getName()));
                    }
                }
            }
        }
        return "one of its fields";
    }

    private static @Nullable Object valueOf(Field field, Object owner) {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers)
                || Modifier.isTransient(modifiers)
                || field.getType().isPrimitive()
                || !field.trySetAccessible()) {
            return null;
        }
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    /** Finds classes where the function's own class came from. */
    private final class LoaderStream extends ObjectInputStream {
        LoaderStream() throws IOException {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description)
                throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }
    }
}
