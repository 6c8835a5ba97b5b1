// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import dev.millrace.api.window.Window;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a value looks like after it was written and read again: equal, and shared with nobody. */
final class EncodedValue {

    private EncodedValue() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value == null || isImmutable(value)) {
            return value;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(of(item)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(of(key), of(item)));
            return copy;
        }
        if (value instanceof Set<?> set) {
            Set<Object> copy = set instanceof SortedSet ? new TreeSet<>() : new HashSet<>();
            set.forEach(item -> copy.add(of(item)));
            return copy;
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof long[] longs) {
            return longs.clone();
        }
        if (value instanceof Record) {
            return record((Record) value);
        }
        throw new IllegalArgumentException("cannot be encoded: " + value.getClass().getName());
    }

    private static boolean isImmutable(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum
                || value instanceof Window;
    }

    private static Object record(Record value) {
        try {
            RecordComponent[] components = value.getClass().getRecordComponents();
            @Nullable Object[] parts = new Object[components.length];
            for (int i = 0; i < parts.length; i++) {
                components[i].getAccessor().setAccessible(true);
                parts[i] = of(components[i].getAccessor().invoke(value));
            }
            Class<?>[] types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
