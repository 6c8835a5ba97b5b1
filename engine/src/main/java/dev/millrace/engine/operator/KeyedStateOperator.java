// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;

/**
 * One input with keyed state in rows. Holds what does not run per record; what does is in the
 * subclasses, of which each operator is a copy.
 */
abstract class KeyedStateOperator extends KeyedOperator {
    final KeyedScope keyed;

    KeyedStateOperator(OperatorContext context, Output out) {
        super(context, out);
        this.keyed = new KeyedScope(context);
    }

    @Override
    public List<SnapshotPart> parts() {
        return keyed.parts(functionParts(true));
    }

    @Override
    protected void restoreWatermark(long watermark, long received) {
        super.restoreWatermark(watermark, received);
        keyed.timers().restoreWatermark(watermark);
    }

    @Override
    public void expect(int[] keyHashes, int count) {
        keyed.rows().expect(keyHashes, count);
    }

    @Override
    public List<ReadableState> states() {
        return keyed.states(super.states());
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
