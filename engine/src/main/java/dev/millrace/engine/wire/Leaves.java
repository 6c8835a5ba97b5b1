// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * All the leaves: values of the JDK and of the api that hold no values of other types.
 *
 * <p>They are made by groups, each when the first class is asked about that may be of it. Linking
 * the code of all of them takes as long as reading a hundred thousand values, and most jobs have a
 * few kinds.
 */
final class Leaves {

    private Leaves() {}

    /** Returns the leaf for values of exactly this class, or null. */
    static @Nullable Leaf<?> of(Class<?> type) {
        Leaf<?> leaf = named(type.getName());
        boolean isRegion = leaf == null && ZoneId.class.isAssignableFrom(type);
        return isRegion ? named(ZoneId.class.getName()) : leaf;
    }

    /**
     * Returns the leaf for all values of a field of this type, or null if its subclasses differ.
     */
    static @Nullable Leaf<?> ofDeclared(Class<?> type) {
        boolean isWhole =
                Modifier.isFinal(type.getModifiers())
                        || type == ZoneId.class
                        || type == BigDecimal.class
                        || type == BigInteger.class;
        return isWhole ? named(type.getName()) : null;
    }

    /** Returns the leaf for values of the class of this name, or null. */
    static @Nullable Leaf<?> named(String className) {
        LeafGroup group = groupOf(className);
        return group == null ? null : group.named(className);
    }

    private static @Nullable LeafGroup groupOf(String className) {
        boolean isArray = className.startsWith("[");
        if (className.startsWith("java.lang.") || className.equals("[B")) {
            return BasicLeaves.ALL;
        }
        if (isArray) {
            return className.length() == 2 ? ArrayLeaves.ALL : null;
        }
        if (className.startsWith("java.time.")) {
            return TimeLeaves.ALL;
        }
        return className.startsWith("java.") || className.startsWith("dev.millrace.api.window.")
                ? OtherLeaves.ALL
                : null;
    }
}
