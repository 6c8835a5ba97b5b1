// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.window.Window;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.ExpiryRounds;
import dev.millrace.engine.state.KeyedRows;
import dev.millrace.engine.state.RowStateStore;
import dev.millrace.engine.state.StateClock;
import java.util.List;

/**
 * The state that window functions keep: for each key, and for each window of a key.
 *
 * <p>For one thread.
 */
final class WindowState {
    private final KeyedRows byKey;
    private final PaneRows byPane;
    private final KeyedStateStore ofKey;
    private final KeyedStateStore ofPane;
    private final ExpiryRounds keyRounds;
    private final ExpiryRounds paneRounds;
    private long watermark = Long.MIN_VALUE;

    /**
     * Whether anybody has asked for state of a window yet. Before, no window of a key is entered:
     * most functions have no such state, and a window's name is an object per key and firing.
     */
    private boolean panesAreUsed;

    /**
     * @param keyed whether the subtask has key groups of its own, else it has everything
     */
    WindowState(OperatorContext context, boolean keyed) {
        StateClock clock = new StateClock(context.clock()::wallMs, () -> watermark);
        this.byKey = keyed ? rowsOf(context) : new KeyedRows(1, 0, 1);
        this.byPane = new PaneRows();
        this.ofKey = new RowStateStore(byKey, clock, context.trial());
        this.ofPane = new RowStateStore(byPane.rows(), clock, context.trial());
        long nowMs = context.clock().wallMs();
        this.keyRounds = new ExpiryRounds(byKey, nowMs);
        this.paneRounds = new ExpiryRounds(byPane.rows(), nowMs);
    }

    private static KeyedRows rowsOf(OperatorContext context) {
        int groups = context.maxParallelism();
        int subtasks = context.parallelism();
        return new KeyedRows(
                groups,
                KeyGroups.firstOf(context.subtask(), groups, subtasks),
                KeyGroups.endOf(context.subtask(), groups, subtasks));
    }

    /** What is written of the state in a snapshot. */
    List<SnapshotPart> parts() {
        return List.of(byKey.part("keyed"), byPane.part("windowState"));
    }

    /** State of the key that is fired. */
    KeyedStateStore ofKey() {
        return ofKey;
    }

    /** State of the key that is fired and {@code window}, which is. */
    KeyedStateStore ofPane(Window window) {
        if (!panesAreUsed) {
            panesAreUsed = true;
            byPane.enter(new PaneKey(byKey.currentKey(), byKey.currentHash(), window));
        }
        return ofPane;
    }

    void enter(Object key, int hash, Window window) {
        byKey.setCurrentKey(key, hash);
        if (panesAreUsed) {
            byPane.enter(new PaneKey(key, hash, window));
        }
    }

    void leave() {
        byKey.leaveKey();
        if (panesAreUsed) {
            byPane.leave();
        }
    }

    /** Whether any window of any key has state. */
    boolean hasPanes() {
        return byPane.rows().rowCount() > 0;
    }

    /** Drops the state of a key and window. */
    void drop(Object key, int hash, Window window) {
        byPane.enter(new PaneKey(key, hash, window));
        byPane.drop();
        byPane.leave();
    }

    /** Removes some of what has expired, between two firings; whether there may be more. */
    boolean cleanUp(long nowMs) {
        return keyRounds.goOn(nowMs) | paneRounds.goOn(nowMs);
    }

    void advance(long watermark) {
        this.watermark = watermark;
    }
}
