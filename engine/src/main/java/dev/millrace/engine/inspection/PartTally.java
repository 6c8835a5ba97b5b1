// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.PartState;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.PartDescription;
import dev.millrace.engine.snapshot.PartTypes;
import dev.millrace.engine.snapshot.SnapshotDecoder;
import dev.millrace.engine.wire.TypeEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds up what the indexes of several files say of one part. */
final class PartTally {
    private final OperatorState operator;
    private final PartState part;
    private final Set<Integer> subtasks = new HashSet<>();
    private final Set<String> keyTypes = new TreeSet<>();
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Set<String>> columnTypes = new HashMap<>();
    private long baseEntries;
    private long changeEntries;
    private long sizeBytes;

    PartTally(OperatorState operator, PartState part) {
        this.operator = operator;
        this.part = part;
    }

    void add(SnapshotDecoder file, PartState of) {
        Map<Integer, String> classes = new HashMap<>();
        for (TypeEntry type : file.types()) {
            classes.put(type.number(), type.className());
        }
        for (PartDescription written : file.parts()) {
            if (written.uid().equals(operator.uid())
                    && written.subtask() == of.subtask()
                    && written.schema().name().equals(of.part())) {
                add(written, file.types(written), classes);
                sizeBytes += file.sizeBytes(written);
            }
        }
    }

    private void add(PartDescription written, PartTypes types, Map<Integer, String> classes) {
        subtasks.add(written.subtask());
        if (written.base()) {
            baseEntries += written.entries();
        } else {
            changeEntries += written.entries();
        }
        addNames(types.keys(), classes, keyTypes);
        List<Column> schema = written.schema().columns();
        for (int i = 0; i < schema.size(); i++) {
            Column column = schema.get(i);
            columns.put(column.name(), column);
            Set<String> names = columnTypes.computeIfAbsent(column.name(), it -> new TreeSet<>());
            addNames(types.columns().get(i), classes, names);
        }
    }

    private static void addNames(
            Collection<Integer> numbers, Map<Integer, String> classes, Set<String> to) {
        numbers.forEach(number -> to.add(classes.getOrDefault(number, "null")));
    }

    StateSummary summary() {
        return new StateSummary(
                operator.uid(),
                operator.name(),
                part.part(),
                part.kind().name(),
                subtasks.size(),
                List.copyOf(keyTypes),
                columns.values().stream()
                        .map(
                                column ->
                                        new StateSummary.StateColumn(
                                                column.name(),
                                                column.kind().name(),
                                                List.copyOf(
                                                        columnTypes.getOrDefault(
                                                                column.name(), Set.of()))))
                        .toList(),
                baseEntries,
                changeEntries,
                sizeBytes);
    }
}
