// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.List;

/**
 * The first half of a window: runs in the chain of its producer and adds up the records of a slice.
 * Holds what does not run per record; what does is in the subclasses, of which each operator is a
 * copy.
 *
 * @param <S> what is added up of a slice
 */
abstract class LocalWindowOperator<S extends LocalSlice> extends Operator {
    /**
     * What is added up is sent when batches were flushed so often, about every 60 ms, so that who
     * reads the window's state sees it; nothing else waits for it before the slice is closed.
     */
    static final int FLUSHES_PER_SEND = 64;

    final LocalSlices<S> slices;
    private final S none;
    private final FunctionLife life;
    private int flushes;

    /** The slice of the last record. */
    S slice;

    /**
     * The slice before {@link #slice} was: out-of-order records go to and fro between two. It keeps
     * what looks for another slice rare, which else would be inlined and make {@code record} too
     * large to be inlined.
     */
    S otherSlice;

    /**
     * @param none a slice that holds no timestamp
     */
    LocalWindowOperator(
            OperatorContext context, Output out, LocalSlices<S> slices, S none, FunctionLife life) {
        super(context, out);
        this.slices = slices;
        this.none = none;
        this.life = life;
        this.slice = none;
        this.otherSlice = none;
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
        sendAll();
        return true;
    }

    /** Sends what has been added up, and begins anew. */
    final void sendAll() {
        slices.sendAll();
        forgetSlices();
    }

    @Override
    public void open() throws Exception {
        life.open();
    }

    private void forgetSlices() {
        slice = none;
        otherSlice = none;
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
        sendAll();
        super.idle(idle);
    }

    @Override
    public void starved() {
        sendAll();
    }

    @Override
    public void flush() {
        flushes++;
        if (flushes % FLUSHES_PER_SEND == 0) {
            sendAll();
        }
    }

    @Override
    public void close() throws Exception {
        life.close();
    }
}
