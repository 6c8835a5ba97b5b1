// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/** Finds the shape of a collection, a map or an entry of the JDK. */
final class Shapes {

    static final Shape LIST = Shape.of("java.util.List");
    static final Shape SET = Shape.of("java.util.Set");
    static final Shape MAP = Shape.of("java.util.Map");
    static final Shape ENTRY = Shape.of("java.util.Map$Entry");
    static final Shape MUTABLE_ENTRY = Shape.of("java.util.AbstractMap$SimpleEntry");
    static final String ENUM_SET = "java.util.EnumSet";
    static final String ENUM_MAP = "java.util.EnumMap";

    private static final Class<?> AS_LIST = Arrays.asList().getClass();

    /** Classes that are made again as they were, whatever they hold. */
    private static final Set<Class<?>> THEMSELVES =
            Set.of(
                    ArrayList.class,
                    LinkedList.class,
                    Vector.class,
                    CopyOnWriteArrayList.class,
                    HashSet.class,
                    LinkedHashSet.class,
                    CopyOnWriteArraySet.class,
                    ArrayDeque.class,
                    ConcurrentLinkedDeque.class,
                    ConcurrentLinkedQueue.class,
                    HashMap.class,
                    LinkedHashMap.class,
                    Hashtable.class,
                    ConcurrentHashMap.class);

    private Shapes() {}

    /**
     * Returns the shape of a value, or null if it is no collection, map or entry, or none that can
     * be made again.
     *
     * @param asKey whether equal values must have equal shapes
     */
    static @Nullable Shape of(Object value, boolean asKey) {
        if (asKey) {
            Shape equal = ofKey(value);
            if (equal != null) {
                return equal;
            }
        }
        Class<?> type = value.getClass();
        if (THEMSELVES.contains(type)) {
            return Shape.of(type.getName());
        }
        Shape sorted = ofSorted(value, type);
        return sorted != null ? sorted : ofOther(value, type);
    }

    private static @Nullable Shape ofKey(Object value) {
        if (value instanceof List) {
            return LIST;
        }
        if (value instanceof Set) {
            return SET;
        }
        if (value instanceof Map) {
            return MAP;
        }
        return value instanceof Map.Entry ? ENTRY : null;
    }

    private static @Nullable Shape ofSorted(Object value, Class<?> type) {
        if (type == TreeMap.class || type == ConcurrentSkipListMap.class) {
            return new Shape(
                    type.getName(), Orders.name(value, ((SortedMap<?, ?>) value).comparator()));
        }
        if (type == TreeSet.class || type == ConcurrentSkipListSet.class) {
            return new Shape(
                    type.getName(), Orders.name(value, ((SortedSet<?>) value).comparator()));
        }
        if (value instanceof PriorityQueue<?> queue && type == PriorityQueue.class) {
            return new Shape(type.getName(), Orders.name(value, queue.comparator()));
        }
        return null;
    }

    private static @Nullable Shape ofOther(Object value, Class<?> type) {
        if (value instanceof EnumSet<?> set) {
            return new Shape(ENUM_SET, constantsOf(set).getName());
        }
        if (value instanceof EnumMap<?, ?> map) {
            return new Shape(ENUM_MAP, constantsOf(map).getName());
        }
        if (type == AS_LIST) {
            return Shape.of(ArrayList.class.getName());
        }
        if (type == AbstractMap.SimpleEntry.class) {
            return MUTABLE_ENTRY;
        }
        return isUnchangingOrView(type) ? ofView(value) : null;
    }

    /** Unmodifiable ones, those of {@code List.of} and the like, and views of others. */
    private static boolean isUnchangingOrView(Class<?> type) {
        String name = type.getName();
        return type.getClassLoader() == null
                && name.startsWith("java.util.")
                && !Modifier.isPublic(type.getModifiers())
                && !name.contains("$Synchronized")
                && !name.contains("$Checked");
    }

    private static @Nullable Shape ofView(Object value) {
        if (value instanceof SortedSet || value instanceof SortedMap) {
            return null;
        }
        if (value instanceof Map.Entry) {
            return ENTRY;
        }
        boolean isKnown = value instanceof List || value instanceof Set || value instanceof Map;
        return isKnown ? ofKey(value) : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<?> constantsOf(EnumSet set) {
        Iterator<Enum> constants = (set.isEmpty() ? EnumSet.complementOf(set) : set).iterator();
        if (!constants.hasNext()) {
            throw UnsupportedValueException.of(
                    "an EnumSet of an enum without constants cannot be told from others",
                    "keep nothing in its place");
        }
        return constants.next().getDeclaringClass();
    }

    private static Class<?> constantsOf(EnumMap<?, ?> map) {
        if (map.isEmpty()) {
            throw UnsupportedValueException.of(
                    "an empty EnumMap does not tell of which enum it is",
                    "keep null or a TreeMap in its place");
        }
        return map.keySet().iterator().next().getDeclaringClass();
    }
}
