// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fits the items of restored lists and maps to what their state is declared to hold now. */
final class RestoredItems {
    private RestoredItems() {}

    /** Returns a list of the fitted items, or the same if they fit. */
    static List<?> fitted(List<?> list, ElementType type) {
        List<Object> fitted = new ArrayList<>(list.size());
        boolean same = true;
        for (Object item : list) {
            Object fit = fitted(item, type);
            fitted.add(fit);
            same &= fit == item;
        }
        return same ? list : fitted;
    }

    /** Returns a map of the fitted entries in the same order, or the same map if they fit. */
    static Map<?, ?> fitted(Map<?, ?> map, MapKeyType keys, ElementType values) {
        Map<Object, Object> fitted = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = keys.fitted(entry.getKey());
            Object value = fitted(entry.getValue(), values);
            fitted.put(key, value);
            same &= key == entry.getKey() && value == entry.getValue();
        }
        return same ? map : fitted;
    }

    private static Object fitted(Object item, ElementType type) {
        if (!(item instanceof Expiring<?> expiring)) {
            return type.fitted(item);
        }
        Object value = expiring.value();
        Object fit = type.fitted(value);
        return fit == value ? item : new Expiring<>(fit, expiring.expiry());
    }
}
