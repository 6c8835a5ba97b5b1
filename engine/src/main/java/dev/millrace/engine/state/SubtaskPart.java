// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** All states of a subtask that are shared in one way, as a part of its snapshot. */
final class SubtaskPart implements SnapshotPart {
    private final SubtaskState.Sharing sharing;
    private final SubtaskState states;
    private final List<SubtaskItems> members = new ArrayList<>();
    private final EntryOut out = new EntryOut();
    private final ArrayDeque<SubtaskItems> unwritten = new ArrayDeque<>();

    SubtaskPart(SubtaskState.Sharing sharing, SubtaskState states) {
        this.sharing = sharing;
        this.states = states;
    }

    int size() {
        return members.size();
    }

    void add(SubtaskItems items) {
        members.add(items);
    }

    @Override
    public PartSchema schema() {
        return new PartSchema(
                sharing.part(),
                sharing.kind(),
                members.stream().map(SubtaskItems::column).toList());
    }

    @Override
    public void freeze(EntryWriter to, boolean base) {
        out.freeze(to, base);
        members.forEach(items -> items.freeze(out));
        unwritten.addAll(members);
    }

    @Override
    public boolean writeOn(int mostEntries) {
        int left = mostEntries;
        while (left > 0 && !unwritten.isEmpty()) {
            left = unwritten.element().writeOn(left);
            if (left > 0) {
                unwritten.remove();
            }
        }
        out.check();
        return unwritten.isEmpty();
    }

    @Override
    public void thaw() {
        members.forEach(SubtaskItems::thaw);
        unwritten.clear();
        out.thaw();
    }

    @Override
    public void restore(EntryCursor entries) {
        List<SubtaskItems> items =
                entries.schema().columns().stream()
                        .map(column -> states.restored(column.name(), sharing))
                        .toList();
        while (entries.next()) {
            for (int column = 0; column < items.size(); column++) {
                Object value = entries.value(column);
                if (value != null) {
                    items.get(column).restore(entries.key(), value);
                }
            }
        }
    }
}
