// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.key.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The subtasks of one keyed operator, whose number may change by a restart of all. */
public final class ScaledOperator {
    private static final int KEY_GROUPS = 128;

    private final Supplier<OperatorHarness> maker;
    private List<OperatorHarness> subtasks = new ArrayList<>();

    public ScaledOperator(Supplier<OperatorHarness> maker) {
        this.maker = maker;
        subtasks.add(maker.get().open());
    }

    public void record(Object value, Object key, long timestamp) {
        int hash = KeyHash.of(key);
        int subtask = KeyGroups.groupOf(hash, KEY_GROUPS);
        for (int i = 0; i < subtasks.size(); i++) {
            if (subtask >= KeyGroups.firstOf(i, KEY_GROUPS, subtasks.size())
                    && subtask < KeyGroups.endOf(i, KEY_GROUPS, subtasks.size())) {
                subtasks.get(i).record(value, key, timestamp);
            }
        }
    }

    public void watermark(long watermark) {
        subtasks.forEach(subtask -> subtask.watermark(watermark));
    }

    /** Takes a snapshot of every subtask and goes on from it, in incremental steps or not. */
    public List<OperatorSnapshot> checkpoint(boolean base) {
        return subtasks.stream().map(subtask -> subtask.freeze(base).finish()).toList();
    }

    /** Freezes every subtask and leaves it to the caller to have them written. */
    public List<OperatorSnapshot> freeze(boolean base) {
        return subtasks.stream().map(subtask -> subtask.freeze(base)).toList();
    }

    /** Other subtasks go on from what was written. */
    public void restore(List<OperatorSnapshot> written, int parallelism) {
        List<OperatorHarness> next = new ArrayList<>();
        for (int i = 0; i < parallelism; i++) {
            next.add(
                    maker.get()
                            .subtask(i, parallelism)
                            .restoredFrom(written.toArray(OperatorSnapshot[]::new))
                            .open());
        }
        subtasks = next;
    }

    /** What all subtasks have emitted since it was last asked for. */
    public List<Object> take() {
        List<Object> values = new ArrayList<>();
        for (OperatorHarness subtask : subtasks) {
            values.addAll(subtask.values());
            subtask.forget();
        }
        return values;
    }
}
