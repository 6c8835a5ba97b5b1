// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two inputs that share keyed state and timers. Holds what does not run per record; what does is in
 * the subclasses, of which each operator is a copy.
 */
abstract class KeyedTwoInputOperator extends TwoInputOperator implements TimerTarget {
    final KeyedScope keyed;
    final Emitter emitter;

    KeyedTwoInputOperator(OperatorContext context, Output out) {
        super(context, out);
        this.keyed = new KeyedScope(context);
        this.emitter = Emitter.into(context, out);
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
    public boolean advance(long watermark) {
        if (!keyed.timers().advance(watermark, this)) {
            return false;
        }
        forward(watermark);
        return true;
    }

    @Override
    public boolean isPolled() {
        return true;
    }

    @Override
    public long nextPollMs() {
        return keyed.nextPollMs();
    }

    @Override
    public boolean poll(long nowMs) {
        return keyed.poll(nowMs, this);
    }

    @Override
    public boolean fireLastTimers() {
        return keyed.timers().fireLast(this);
    }

    @Override
    public List<ReadableState> states() {
        return keyed.states(super.states());
    }

    @Override
    public boolean isStateful() {
        return true;
    }

    @Override
    public @Nullable Pending pending() {
        return keyed.timers().pending();
    }
}
