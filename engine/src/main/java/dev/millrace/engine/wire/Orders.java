// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders of sorted collections that have names; any other comparator is code, not data. */
final class Orders {

    static final String NATURAL = "natural";

    private static final Map<String, Comparator<Object>> BY_NAME =
            Map.of(
                    NATURAL,
                    cast(Comparator.<String>naturalOrder()),
                    "reverse",
                    cast(Collections.<String>reverseOrder()),
                    "ignoring-case",
                    cast(String.CASE_INSENSITIVE_ORDER));

    private Orders() {}

    @SuppressWarnings("unchecked")
    private static Comparator<Object> cast(Comparator<?> order) {
        return (Comparator<Object>) order;
    }

    /**
     * Returns the name of an order.
     *
     * @throws UnsupportedValueException if it has none
     */
    static String name(Object sorted, @Nullable Comparator<?> order) {
        if (order == null) {
            return NATURAL;
        }
        for (Map.Entry<String, Comparator<Object>> each : BY_NAME.entrySet()) {
            if (each.getValue().equals(order)) {
                return each.getKey();
            }
        }
        throw UnsupportedValueException.of(
                "a "
                        + sorted.getClass().getName()
                        + " is sorted by "
                        + order.getClass().getName()
                        + ", which is code and cannot be written",
                "let its elements be Comparable, or use Comparator.reverseOrder() or"
                        + " String.CASE_INSENSITIVE_ORDER, or register a serializer for a class of"
                        + " yours that holds it");
    }

    /** Returns the order of a name, null for the natural one, as collections have it. */
    static @Nullable Comparator<Object> named(String name) throws UnreadableValueException {
        Comparator<Object> order = BY_NAME.get(name);
        if (order == null) {
            throw new UnreadableValueException("no order is named " + name);
        }
        return name.equals(NATURAL) ? null : order;
    }
}
