// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/**
 * Makes instances of copies of a class: the same bytes, defined once more as a hidden class. A copy
 * has a JIT profile of its own. So where each instance has a copy, the call from one operator of a
 * chain to the next has one target and is inlined, however many chains run in the process.
 *
 * <p>A class that is copied has one constructor, and refers to itself by no lambda or inner class.
 * May be used by any number of threads.
 */
public enum ClassCopy {
    /** For what runs long: each instance has a copy of its own, which is compiled for its place. */
    OF_EACH,

    /**
     * For what runs many times and for moments: all instances of a class have one copy, which is
     * defined and compiled once. It is a copy all the same, so that whoever confuses it with its
     * original is found in either case.
     */
    OF_ALL;

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final ClassValue<byte[]> BYTES =
            new ClassValue<>() {
                @Override
                protected byte[] computeValue(Class<?> type) {
                    return bytesOf(type);
                }
            };

    private static final ClassValue<Constructor<?>> SHARED =
            new ClassValue<>() {
                @Override
                protected Constructor<?> computeValue(Class<?> type) {
                    return newCopy(type);
                }
            };

    /**
     * A new instance of a copy of {@code type}.
     *
     * @param result what the copy is used as: a superclass or interface of {@code type}, since a
     *     copy is no subtype of the original
     */
    public <T> T make(Class<? extends T> type, Class<T> result, Object... arguments) {
        try {
            Constructor<?> constructor = this == OF_ALL ? SHARED.get(type) : newCopy(type);
            return result.cast(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw notCopied(type, e);
        }
    }

    private static Constructor<?> newCopy(Class<?> type) {
        try {
            Class<?> copy =
                    MethodHandles.privateLookupIn(type, LOOKUP)
                            .defineHiddenClass(BYTES.get(type), true)
                            .lookupClass();
            Constructor<?> constructor = copy.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor;
        } catch (IllegalAccessException e) {
            throw notCopied(type, e);
        }
    }

    private static IllegalStateException notCopied(Class<?> type, Exception cause) {
        return new IllegalStateException("Cannot copy " + type.getName(), cause);
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
