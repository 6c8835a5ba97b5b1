// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pieces of compiled code that pages show, by name. In a Java file a piece begins after the
 * line {@code // snippet: name} and ends before the line {@code // end}.
 */
final class Snippets {
    private static final String BEGIN = "// snippet: ";
    private static final String END = "// end";

    private final Map<String, List<String>> byName = new LinkedHashMap<>();

    /** Adds all pieces of one file; two pieces of one name are refused. */
    void read(List<String> javaLines) {
        List<String> open = null;
        for (String line : javaLines) {
            if (line.strip().startsWith(BEGIN)) {
                String name = line.strip().substring(BEGIN.length());
                open = new ArrayList<>();
                if (byName.put(name, open) != null) {
                    throw new IllegalStateException("Two snippets are named '" + name + "'");
                }
            } else if (line.strip().equals(END)) {
                open = null;
            } else if (open != null) {
                open.add(line);
            }
        }
        if (open != null) {
            throw new IllegalStateException("The last snippet has no '" + END + "'");
        }
    }

    Iterable<String> names() {
        return byName.keySet();
    }

    /** The piece of this name, moved to the left edge. */
    List<String> named(String name) {
        List<String> lines = byName.get(name);
        if (lines == null) {
            throw new IllegalStateException(
                    "There is no snippet '" + name + "' in docs/src/test/java");
        }
        return String.join("\n", lines).stripTrailing().stripIndent().lines().toList();
    }
}
