// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.state.KeyedRows;

/** One accumulator, or one reduced record. */
final class AccumulatedContents implements WindowContents {
    private final ObjectAccumulators accumulators;

    AccumulatedContents(ObjectAccumulators accumulators) {
        this.accumulators = accumulators;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.AGGREGATING;
    }

    @Override
    public void fitRestored(KeyedRows rows, int slot) {
        rows.fit(slot, accumulators.type);
    }

    @Override
    public Object of(Object value, long timestamp) throws Exception {
        return accumulators.with(null, value);
    }

    @Override
    public Object with(Object content, Object value, long timestamp) throws Exception {
        return accumulators.with(content, value);
    }

    @Override
    public Object merge(Object earlier, Object later) throws Exception {
        return accumulators.merge(earlier, later);
    }

    @Override
    public void emit(PaneKey pane, Firing firing, Object content, WindowResults results) {
        Object result;
        try {
            result = accumulators.result(content);
        } catch (Throwable t) {
            results.failed(t, pane.key(), firing.window());
            return;
        }
        results.emit(pane.key(), pane.keyHash(), firing, result);
    }
}
