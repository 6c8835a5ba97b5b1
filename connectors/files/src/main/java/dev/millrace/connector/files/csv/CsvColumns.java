// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import dev.millrace.connector.files.format.Snippet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of a file's columns and where they stand. Immutable. */
final class CsvColumns {
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    /**
     * @throws IllegalArgumentException if a name is there twice
     */
    CsvColumns(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            if (indexes.putIfAbsent(names.get(i), i) != null) {
                throw new IllegalArgumentException(
                        "Column "
                                + Snippet.of(names.get(i))
                                + " is there twice; give every column a name of its own");
            }
        }
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    /**
     * Where the column stands, 0-based.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    int indexOf(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException(
                    "There is no column " + Snippet.of(name) + "; the columns are " + names);
        }
        return index;
    }

    /** Where the column of a record's component stands, by its own name or in snake case. */
    int indexOfComponent(String component) {
        Integer index = indexes.get(component);
        return index != null ? index : indexOf(snakeCase(component));
    }

    /** {@code windowStart} as {@code window_start}. */
    static String snakeCase(String component) {
        return component
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
