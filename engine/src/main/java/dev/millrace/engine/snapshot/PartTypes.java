// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.util.List;

/**
 * Of which types the values of a part are, as numbers of its file's table.
 *
 * @param keys of keys
 * @param namespaces of namespaces
 * @param columns of the values of each column
 */
public record PartTypes(List<Integer> keys, List<Integer> namespaces, List<List<Integer>> columns) {
    public PartTypes {
        keys = List.copyOf(keys);
        namespaces = List.copyOf(namespaces);
        columns = List.copyOf(columns);
    }
}
