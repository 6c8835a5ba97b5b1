// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.state.StateDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies a function object for each subtask. The bytes are made from the user's own object in this
 * process and never leave its memory, so nothing foreign is ever deserialized.
 */
final class FunctionCopy<F> {
    private final byte[] bytes;
    private final List<Object> shared;
    private final ClassLoader loader;

    private FunctionCopy(byte[] bytes, List<Object> shared, ClassLoader loader) {
        this.bytes = bytes;
        this.shared = shared;
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
        List<Object> shared = new ArrayList<>();
        try (ObjectOutputStream out = new SharingStream(buffer, shared)) {
            out.writeObject(function);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(refusal(function, e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The function " + function.getClass().getName() + " cannot be copied: " + e, e);
        }
        return new FunctionCopy<>(
                buffer.toByteArray(), shared, function.getClass().getClassLoader());
    }

    @SuppressWarnings("unchecked")
    F make() {
        try (ObjectInputStream in = new CopyStream()) {
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

    /** Stands for an object that all copies share. */
    private record SharedField(int index) implements Serializable {}

    /** Leaves out what never changes: a field may hold a lambda, a tag, a descriptor. */
    private static final class SharingStream extends ObjectOutputStream {
        private final List<Object> shared;

        SharingStream(OutputStream out, List<Object> shared) throws IOException {
            super(out);
            this.shared = shared;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof OutputTag
                    || object instanceof StateDescriptor
                    || object.getClass().isHidden()) {
                shared.add(object);
                return new SharedField(shared.size() - 1);
            }
            return object;
        }
    }

    /** Puts back what was left out, and finds classes where the function's own came from. */
    private final class CopyStream extends ObjectInputStream {
        CopyStream() throws IOException {
            super(new ByteArrayInputStream(bytes));
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) {
            return object instanceof SharedField field ? shared.get(field.index()) : object;
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
