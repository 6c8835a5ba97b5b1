// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.key;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;

/**
 * Hashes the records of one class by their components. The components' accessors and hashes are
 * linked into one method handle, so that primitive components are hashed without boxing.
 */
final class RecordHash implements HashRule {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle COMBINE = staticHandle("combine", int.class, int.class);
    private static final MethodHandle FINISH = staticHandle("mix", int.class);

    private final Class<?> type;
    private final MethodHandle hash;

    private RecordHash(Class<?> type, MethodHandle hash) {
        this.type = type;
        this.hash = hash;
    }

    /**
     * Returns the rule for a record class; one that throws if the class has an equals of its own.
     */
    static HashRule of(Class<?> type) {
        if (hasOwnEquals(type)) {
            return HashRules.refusing(type);
        }
        MethodHandle hash =
                MethodHandles.dropArguments(
                        MethodHandles.constant(int.class, type.getRecordComponents().length),
                        0,
                        type);
        for (RecordComponent component : type.getRecordComponents()) {
            MethodHandle part =
                    MethodHandles.filterReturnValue(accessor(component), ofType(component));
            MethodHandle step = MethodHandles.filterArguments(COMBINE, 1, part);
            hash = MethodHandles.foldArguments(step, hash);
        }
        hash = MethodHandles.filterReturnValue(hash, FINISH);
        return new RecordHash(type, hash.asType(methodType(int.class, Object.class)));
    }

    /**
     * The compiler makes the equals of a record final, and people who write one do not. Theirs may
     * call two records equal whose components differ.
     */
    private static boolean hasOwnEquals(Class<?> type) {
        try {
            return !Modifier.isFinal(type.getMethod("equals", Object.class).getModifiers());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " without equals", e);
        }
    }

    private static MethodHandle accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
            return LOOKUP.unreflect(accessor);
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            Class<?> owner = component.getDeclaringRecord();
            throw new IllegalArgumentException(
                    "the components of the key "
                            + owner.getName()
                            + " cannot be read: open package "
                            + owner.getPackageName()
                            + " of module "
                            + owner.getModule().getName()
                            + " to "
                            + KeyHash.class.getModule(),
                    e);
        }
    }

    private static MethodHandle ofType(RecordComponent component) {
        Class<?> part = component.getType();
        if (part == boolean.class) {
            return staticHandle("ofBoolean", boolean.class);
        }
        if (part == double.class) {
            return staticHandle("ofDouble", double.class);
        }
        if (part == float.class) {
            return staticHandle("ofFloat", float.class);
        }
        if (part.isPrimitive()) {
            return staticHandle("ofLong", long.class).asType(methodType(int.class, part));
        }
        return staticHandle("ofPart", Object.class).asType(methodType(int.class, part));
    }

    private static MethodHandle staticHandle(String name, Class<?>... parameters) {
        try {
            return LOOKUP.findStatic(KeyHash.class, name, methodType(int.class, parameters));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("KeyHash." + name + " is missing", e);
        }
    }

    @Override
    public int hash(Object value) {
        try {
            return (int) hash.invokeExact(value);
        } catch (UnstableKeyException e) {
            throw located(value, e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("reading the components of " + value, e);
        }
    }

    /** Finds the component that {@code complaint} is about, which the fast way does not keep. */
    private UnstableKeyException located(Object value, UnstableKeyException complaint) {
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                KeyHash.ofPart(accessor.invoke(value));
            } catch (UnstableKeyException e) {
                return e.within(type.getSimpleName(), "." + component.getName());
            } catch (ReflectiveOperationException e) {
                complaint.addSuppressed(e);
            }
        }
        return complaint;
    }
}
