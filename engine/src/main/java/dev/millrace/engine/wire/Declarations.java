// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** What declared types of then and now say about each other. */
final class Declarations {

    private static final Map<Class<?>, Shape> SHAPES =
            Map.ofEntries(
                    shape(ArrayList.class, ArrayList.class),
                    shape(LinkedList.class, LinkedList.class),
                    shape(Deque.class, ArrayDeque.class),
                    shape(Queue.class, ArrayDeque.class),
                    shape(ArrayDeque.class, ArrayDeque.class),
                    shape(HashSet.class, HashSet.class),
                    shape(LinkedHashSet.class, LinkedHashSet.class),
                    shape(HashMap.class, HashMap.class),
                    shape(LinkedHashMap.class, LinkedHashMap.class),
                    shape(ConcurrentMap.class, ConcurrentHashMap.class),
                    shape(ConcurrentHashMap.class, ConcurrentHashMap.class),
                    sorted(SortedSet.class, TreeSet.class),
                    sorted(NavigableSet.class, TreeSet.class),
                    sorted(TreeSet.class, TreeSet.class),
                    sorted(SortedMap.class, TreeMap.class),
                    sorted(NavigableMap.class, TreeMap.class),
                    sorted(TreeMap.class, TreeMap.class));

    private Declarations() {}

    private static Map.Entry<Class<?>, Shape> shape(Class<?> declared, Class<?> made) {
        return Map.entry(declared, Shape.of(made.getName()));
    }

    private static Map.Entry<Class<?>, Shape> sorted(Class<?> declared, Class<?> made) {
        return Map.entry(declared, new Shape(made.getName(), Orders.NATURAL));
    }

    /** Returns whether a value of one can become one of the other, as far as the two tell. */
    static boolean canShare(Class<?> before, Class<?> now) {
        Class<?> then = Widening.boxed(before);
        return now.isAssignableFrom(then)
                || then.isAssignableFrom(now)
                || (then.isInterface() && now.isInterface() && !isHolder(then) && !isHolder(now))
                || isOneFamily(then, now)
                || Widening.between(then, now) != null;
    }

    /** Returns whether a class of which nothing is known may stand where a type is declared. */
    static boolean isOpen(Class<?> declared) {
        return !Modifier.isFinal(declared.getModifiers())
                && !isHolder(declared)
                && !declared.isArray();
    }

    private static boolean isHolder(Class<?> type) {
        return Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    /** Lists and queues; sets; maps. */
    private static boolean isOneFamily(Class<?> a, Class<?> b) {
        if (Map.class.isAssignableFrom(a) || Map.class.isAssignableFrom(b)) {
            return Map.class.isAssignableFrom(a) && Map.class.isAssignableFrom(b);
        }
        return Collection.class.isAssignableFrom(a)
                && Collection.class.isAssignableFrom(b)
                && Set.class.isAssignableFrom(a) == Set.class.isAssignableFrom(b);
    }

    /**
     * Returns the shape that a collection or map is made in: the one it had, or else one that its
     * declaration of now allows; null if there is none.
     *
     * @param before the class it had
     */
    static @Nullable Shape shape(Shape written, @Nullable Class<?> before, Class<?> target) {
        if (before == null || target.isAssignableFrom(before)) {
            return before == null ? null : written;
        }
        return isOneFamily(before, target) ? SHAPES.get(target) : null;
    }
}
