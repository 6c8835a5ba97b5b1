// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.List;

/**
 * The first half of a window without key: runs in the chain of its producer and adds up the records
 * of a slice. Holds what does not run per record; what does is in the subclasses, of which each
 * operator is a copy.
 */
abstract class LocalWindowOperator extends Operator {
    final LocalSlices slices;
    private final FunctionLife life;

    /** The slice of the last record. */
    LocalSlice slice = LocalSlice.NONE;

    /**
     * The slice before {@link #slice} was: out-of-order records go to and fro between two. It keeps
     * what looks for another slice rare, which else would be inlined and make {@code record} too
     * large to be inlined.
     */
    LocalSlice otherSlice = LocalSlice.NONE;

    LocalWindowOperator(
            OperatorContext context, Output out, LocalSlices slices, FunctionLife life) {
        super(context, out);
        this.slices = slices;
        this.life = life;
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

    private void forgetSlices() {
        slice = LocalSlice.NONE;
        otherSlice = LocalSlice.NONE;
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
