// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes collections and maps of a shape anew. */
final class Making {

    private static final Map<String, Supplier<Collection<Object>>> COLLECTIONS =
            Map.ofEntries(
                    Map.entry("java.util.List", ArrayList::new),
                    Map.entry("java.util.Set", LinkedHashSet::new),
                    Map.entry(ArrayList.class.getName(), ArrayList::new),
                    Map.entry(LinkedList.class.getName(), LinkedList::new),
                    Map.entry(Vector.class.getName(), Vector::new),
                    Map.entry(CopyOnWriteArrayList.class.getName(), CopyOnWriteArrayList::new),
                    Map.entry(HashSet.class.getName(), HashSet::new),
                    Map.entry(LinkedHashSet.class.getName(), LinkedHashSet::new),
                    Map.entry(CopyOnWriteArraySet.class.getName(), CopyOnWriteArraySet::new),
                    Map.entry(ArrayDeque.class.getName(), ArrayDeque::new),
                    Map.entry(ConcurrentLinkedDeque.class.getName(), ConcurrentLinkedDeque::new),
                    Map.entry(ConcurrentLinkedQueue.class.getName(), ConcurrentLinkedQueue::new));

    private static final Map<String, Supplier<Map<Object, Object>>> MAPS =
            Map.of(
                    "java.util.Map",
                    LinkedHashMap::new,
                    HashMap.class.getName(),
                    HashMap::new,
                    LinkedHashMap.class.getName(),
                    LinkedHashMap::new,
                    Hashtable.class.getName(),
                    Hashtable::new,
                    ConcurrentHashMap.class.getName(),
                    ConcurrentHashMap::new);

    /** Those that need to be told of an order or an enum. */
    private static final Set<String> OTHERS =
            Set.of(
                    TreeSet.class.getName(),
                    ConcurrentSkipListSet.class.getName(),
                    PriorityQueue.class.getName(),
                    Shapes.ENUM_SET,
                    TreeMap.class.getName(),
                    ConcurrentSkipListMap.class.getName(),
                    Shapes.ENUM_MAP);

    private Making() {}

    /** Returns whether a shape can be made. */
    static boolean knows(Shape shape) {
        return COLLECTIONS.containsKey(shape.className())
                || MAPS.containsKey(shape.className())
                || OTHERS.contains(shape.className());
    }

    /** Returns an empty collection to be filled, or null if the shape is not one of collections. */
    static @Nullable Collection<Object> collection(Shape shape, ClassFinder classes)
            throws UnreadableValueException {
        Supplier<Collection<Object>> plain = COLLECTIONS.get(shape.className());
        if (plain != null) {
            return plain.get();
        }
        return switch (shape.className()) {
            case "java.util.TreeSet" -> new TreeSet<>(Orders.named(shape.variant()));
            case "java.util.concurrent.ConcurrentSkipListSet" ->
                    new ConcurrentSkipListSet<>(Orders.named(shape.variant()));
            case "java.util.PriorityQueue" -> new PriorityQueue<>(Orders.named(shape.variant()));
            case Shapes.ENUM_SET -> enumSet(classes.constants(shape.variant()));
            default -> null;
        };
    }

    /** Returns an empty map to be filled, or null if the shape is not one of maps. */
    static @Nullable Map<Object, Object> map(Shape shape, ClassFinder classes)
            throws UnreadableValueException {
        Supplier<Map<Object, Object>> plain = MAPS.get(shape.className());
        if (plain != null) {
            return plain.get();
        }
        return switch (shape.className()) {
            case "java.util.TreeMap" -> new TreeMap<>(Orders.named(shape.variant()));
            case "java.util.concurrent.ConcurrentSkipListMap" ->
                    new ConcurrentSkipListMap<>(Orders.named(shape.variant()));
            case Shapes.ENUM_MAP -> enumMap(classes.constants(shape.variant()));
            default -> null;
        };
    }

    /** Ends the filling of what {@link #collection} returned. */
    static Object filled(Shape shape, Collection<Object> elements) {
        if (shape.equals(Shapes.LIST)) {
            return Collections.unmodifiableList((List<Object>) elements);
        }
        return shape.equals(Shapes.SET)
                ? Collections.unmodifiableSet((LinkedHashSet<Object>) elements)
                : elements;
    }

    /** Ends the filling of what {@link #map} returned. */
    static Object filled(Shape shape, Map<Object, Object> map) {
        return shape.equals(Shapes.MAP) ? Collections.unmodifiableMap(map) : map;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Collection<Object> enumSet(Class type) {
        return EnumSet.noneOf(type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<Object, Object> enumMap(Class type) {
        return new EnumMap(type);
    }
}
