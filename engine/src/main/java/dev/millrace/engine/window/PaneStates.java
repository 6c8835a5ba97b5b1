// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateForm;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.state.RowStates;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for each window of each key, as inquiries see it. Its rows are found by key and
 * window together, so a key's windows are found by looking at all.
 */
final class PaneStates implements ReadableState {
    private final ReadableState rows;

    PaneStates(PaneRows panes, String state) {
        this.rows =
                RowStates.of(panes.rows()).stream()
                        .filter(each -> each.name().equals(state))
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public String name() {
        return SliceStates.CONTENTS;
    }

    @Override
    public StateScope scope() {
        return StateScope.WINDOW;
    }

    @Override
    public StateForm form() {
        return StateForm.VALUE;
    }

    @Override
    public long keyCount() {
        return rows.keyCount();
    }

    @Override
    public long sizeBytes() {
        return rows.sizeBytes();
    }

    @Override
    public @Nullable Object anyKey() {
        return rows.anyKey() instanceof PaneKey pane ? pane.key() : null;
    }

    @Override
    public @Nullable Object anyValue() {
        return rows.anyValue();
    }

    @Override
    public void read(@Nullable Object key, int keyHash, Values values) {
        if (key == null) {
            return;
        }
        rows.scan(
                0,
                (entry, hash) -> {
                    if (entry instanceof PaneKey pane && pane.key().equals(key)) {
                        rows.read(
                                pane,
                                hash,
                                (none, value, expiry) -> values.take(pane.window(), value, expiry));
                    }
                    return true;
                });
    }

    /** A key is listed once for each of its windows. */
    @Override
    public long scan(long place, Keys keys) {
        return rows.scan(
                place,
                (entry, hash) ->
                        !(entry instanceof PaneKey pane) || keys.take(pane.key(), pane.keyHash()));
    }
}
