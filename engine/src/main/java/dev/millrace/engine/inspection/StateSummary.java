// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import java.util.List;

/**
 * A part of an operator's state in a checkpoint.
 *
 * @param uid the operator
 * @param operator its name as people know it
 * @param part name of the part
 * @param kind whom its entries belong to, as {@code KEYED}
 * @param subtasks how many wrote it
 * @param keyTypes classes of keys
 * @param columns the states in it
 * @param baseEntries entries in bases: of keyed state the keys there were then
 * @param changeEntries entries of changes since
 * @param sizeBytes of both
 */
public record StateSummary(
        String uid,
        String operator,
        String part,
        String kind,
        int subtasks,
        List<String> keyTypes,
        List<StateColumn> columns,
        long baseEntries,
        long changeEntries,
        long sizeBytes) {
    public StateSummary {
        keyTypes = List.copyOf(keyTypes);
        columns = List.copyOf(columns);
    }

    /**
     * A state.
     *
     * @param name as the program has it
     * @param kind as {@code VALUE} or {@code MAP}
     * @param types classes of its values
     */
    public record StateColumn(String name, String kind, List<String> types) {
        public StateColumn {
            types = List.copyOf(types);
        }
    }
}
