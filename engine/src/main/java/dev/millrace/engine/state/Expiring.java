// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An item of a list or a value of a map with its own time of expiry. */
final class Expiring<T> {

    private T value;
    private long expiry;

    Expiring(T value, long expiry) {
        this.value = value;
        this.expiry = expiry;
    }

    T value() {
        return value;
    }

    long expiry() {
        return expiry;
    }

    void set(T value, long expiry) {
        this.value = value;
        this.expiry = expiry;
    }

    void setExpiry(long expiry) {
        this.expiry = expiry;
    }

    /** Returns the list or map without the times of its items. */
    static Object valuesOf(Object items) {
        if (items instanceof Map<?, ?> map) {
            Map<Object, Object> values = new LinkedHashMap<>();
            map.forEach((key, item) -> values.put(key, ((Expiring<?>) item).value));
            return values;
        }
        List<Object> values = new ArrayList<>();
        itemsOf(items).forEach(item -> values.add(((Expiring<?>) item).value));
        return values;
    }

    /** Returns the times of the items of a list or map, in their order. */
    static List<Long> timesOf(Object items) {
        List<Long> times = new ArrayList<>();
        itemsOf(items).forEach(item -> times.add(((Expiring<?>) item).expiry));
        return times;
    }

    private static Collection<?> itemsOf(Object items) {
        return items instanceof Map<?, ?> map ? map.values() : (List<?>) items;
    }

    /** Returns the list or map of which the others gave the parts. */
    static Object of(Object values, List<?> times) {
        int i = 0;
        if (values instanceof Map<?, ?> map) {
            Map<Object, Object> items = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                items.put(entry.getKey(), new Expiring<>(entry.getValue(), (Long) times.get(i++)));
            }
            return items;
        }
        List<Object> items = new ArrayList<>();
        for (Object value : (List<?>) values) {
            items.add(new Expiring<>(value, (Long) times.get(i++)));
        }
        return items;
    }
}
