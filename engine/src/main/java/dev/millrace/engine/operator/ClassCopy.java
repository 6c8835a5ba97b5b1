// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/**
 * Makes instances of copies of a class: the same bytes, defined once more as a hidden class. Each
 * copy has a JIT profile of its own, so the call from one operator of a chain to the next has one
 * target and is inlined, however many chains run in the process.
 *
 * <p>A class that is copied has one constructor, and refers to itself by no lambda or inner class.
 */
public final class ClassCopy {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final ClassValue<byte[]> BYTES =
            new ClassValue<>() {
                @Override
                protected byte[] computeValue(Class<?> type) {
                    return bytesOf(type);
                }
            };

    private ClassCopy() {}

    /**
     * A new instance of a new copy of {@code type}.
     *
     * @param result what the copy is used as: a superclass or interface of {@code type}, since a
     *     copy is no subtype of the original
     */
    public static <T> T make(Class<? extends T> type, Class<T> result, Object... arguments) {
        try {
            Class<?> copy =
                    MethodHandles.privateLookupIn(type, LOOKUP)
                            .defineHiddenClass(BYTES.get(type), true)
                            .lookupClass();
            Constructor<?> constructor = copy.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return result.cast(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot copy " + type.getName(), e);
        }
    }

    private static byte[] bytesOf(Class<?> type) {
        String name = type.getName();
        String resource = name.substring(name.lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The class file of " + name + " cannot be read");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The class file of " + name + " cannot be read", e);
        }
    }
}
