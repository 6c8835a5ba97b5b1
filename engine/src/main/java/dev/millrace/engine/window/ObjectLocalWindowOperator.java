// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.List;

/**
 * The first half of a window without key, with accumulators that are objects: runs in the chain of
 * its producer and adds up the records of a slice.
 */
final class ObjectLocalWindowOperator extends Operator {
    private final ObjectAccumulators function;
    private final FunctionLife life;
    private final LocalSlices slices;
    private LocalSlice slice = LocalSlice.NONE;

    /**
     * The slice before {@link #slice} was: out-of-order records go to and fro between two. It keeps
     * {@link #elsewhere} rare, which else would be inlined and make this too large to be inlined.
     */
    private LocalSlice otherSlice = LocalSlice.NONE;

    ObjectLocalWindowOperator(
            OperatorContext context,
            Output out,
            LocalSlices slices,
            FunctionLife life,
            ObjectAccumulators function) {
        super(context, out);
        this.slices = slices;
        this.life = life;
        this.function = function;
    }

    @Override
    public List<SnapshotPart> parts() {
        List<SnapshotPart> parts = new ArrayList<>(life.state().parts());
        parts.add(watermarkPart(false));
        return parts;
    }

    @Override
    protected void restoreWatermark(long watermark, long received) {
        super.restoreWatermark(watermark, received);
        slices.close(watermark);
    }

    /** What is added up belongs to no key and is sent on rather than kept. */
    @Override
    public boolean prepareBarrier(long epoch) {
        slices.sendAll();
        forgetSlices();
        return true;
    }

    @Override
    public void open() throws Exception {
        life.open();
    }

    @Override
    public void record(Object value, long timestamp) {
        recordsIn++;
        try {
            LocalSlice at = slice;
            if (timestamp < at.firstTimestamp || timestamp > at.lastTimestamp) {
                at = otherSlice;
                if (timestamp < at.firstTimestamp || timestamp > at.lastTimestamp) {
                    elsewhere(value, timestamp);
                    return;
                }
            }
            Object before = at.object;
            Object after = function.with(before, value);
            // Storing costs the collector's write barrier: not when it was changed in place.
            if (after != before) {
                at.object = after;
            }
            at.count++;
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    private void forgetSlices() {
        slice = LocalSlice.NONE;
        otherSlice = LocalSlice.NONE;
    }

    private void elsewhere(Object value, long timestamp) throws Exception {
        LocalSlice at = slices.sliceFor(value, timestamp);
        if (at != null) {
            at.object = function.with(at.object, value);
            at.count++;
            otherSlice = slice;
            slice = at;
        }
    }

    @Override
    public void watermark(long watermark) {
        if (watermark < currentWatermark()) {
            return;
        }
        slices.close(watermark);
        forgetSlices();
        forward(watermark);
    }

    @Override
    public void idle(boolean idle) {
        slices.sendAll();
        forgetSlices();
        super.idle(idle);
    }

    @Override
    public void close() throws Exception {
        life.close();
    }
}
