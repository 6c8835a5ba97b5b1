// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.Window;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.FrozenTables;
import dev.millrace.engine.state.OneColumn;
import dev.millrace.engine.state.RowTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The windows of each key, for an assigner that merges them. For one thread. */
final class MergingWindows {

    /** Moves what is kept for windows that disappear to the one that takes their place. */
    @FunctionalInterface
    interface Merger {
        void merge(Object key, int hash, List<Window> merged, Window result) throws Exception;
    }

    private record Merge(Collection<Window> merged, Window result) {}

    private final MergingWindowAssigner<Object, Window> assigner;
    private final RowTable byKey = RowTable.ofObject(0);
    private final FrozenTables frozen = new FrozenTables();

    MergingWindows(MergingWindowAssigner<Object, Window> assigner) {
        this.assigner = assigner;
        frozen.add(byKey, new OneColumn(null));
    }

    /** Adds a window of a key, and returns the one it has become part of, or itself. */
    Window add(Object key, int hash, Window window, Merger merger) throws Exception {
        List<Window> windows = windowsOf(key, hash);
        if (windows.contains(window)) {
            return window;
        }
        byKey.beforeUpdate(byKey.find(key, hash));
        List<Merge> merges = merges(windows, window);
        windows.add(window);
        Window target = window;
        for (Merge merge : merges) {
            if (merge.merged().contains(window)) {
                target = merge.result();
            }
            apply(merge, key, hash, windows, window, merger);
        }
        return target;
    }

    private List<Merge> merges(List<Window> windows, Window added) {
        List<Window> all = new ArrayList<>(windows);
        all.add(added);
        List<Merge> merges = new ArrayList<>();
        assigner.mergeWindows(
                all, (merged, result) -> merges.add(new Merge(List.copyOf(merged), result)));
        return merges;
    }

    /** The window that was added is the only one for which nothing is kept yet. */
    private static void apply(
            Merge merge, Object key, int hash, List<Window> windows, Window added, Merger merger)
            throws Exception {
        windows.removeAll(merge.merged());
        windows.add(merge.result());
        List<Window> moved = new ArrayList<>(merge.merged());
        moved.remove(added);
        moved.remove(merge.result());
        if (!moved.isEmpty()) {
            merger.merge(key, hash, moved, merge.result());
        }
    }

    /** What is written of them in a snapshot. */
    SnapshotPart part() {
        return new MergingPart(byKey, frozen);
    }

    boolean contains(Object key, int hash, Window window) {
        int row = byKey.find(key, hash);
        return row != RowTable.NO_ROW && windowsAt(row).contains(window);
    }

    void remove(Object key, int hash, Window window) {
        int row = byKey.find(key, hash);
        if (row != RowTable.NO_ROW) {
            byKey.beforeUpdate(row);
            windowsAt(row).remove(window);
            if (windowsAt(row).isEmpty()) {
                byKey.remove(row);
            }
        }
    }

    private List<Window> windowsOf(Object key, int hash) {
        int row = byKey.findOrInsert(key, hash);
        if (!byKey.isPresent(row, 0)) {
            byKey.setRef(row, 0, new ArrayList<>(1));
        }
        return windowsAt(row);
    }

    @SuppressWarnings("unchecked") // put there above
    private List<Window> windowsAt(int row) {
        return (List<Window>) Objects.requireNonNull(byKey.refAt(row, 0));
    }
}
