// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that a file names, without running any of their code. What is found is made
 * only if it is an enum or data: see {@link DataClass}.
 */
final class ClassFinder {

    private final ClassLoader loader;

    ClassFinder(ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns the class of a name, or null if this program has none. */
    @Nullable Class<?> find(String className) {
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** Returns the enum of a name. */
    Class<?> constants(String className) throws UnreadableValueException {
        Class<?> type = find(className);
        if (type == null || !type.isEnum()) {
            throw new UnreadableValueException(
                    "the enum "
                            + className
                            + " was written, but this program has none of that name; keep it"
                            + " until nothing of it is in state");
        }
        return type;
    }
}
