// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.seam.ClassCopy;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.SubtaskState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operator in one subtask. Takes records and watermarks from the one before it in the chain, or
 * from the subtask's input if it stands at the head, and pushes what follows from them into {@link
 * #out}.
 *
 * <p>All calls come from the subtask's thread, in this order: {@link #open}; then any number of
 * {@link #record}, {@link #advance} or {@link #watermark}, {@link #idle} and {@link #poll}; {@link
 * #endInput} until it returns true; {@link #close}. After a failure only {@code close} is called.
 *
 * <p>Each instance runs as a copy of its class ({@link ClassCopy}), so that the JIT sees one type
 * at each call site and inlines the chain. A subclass therefore is small, keeps what runs per
 * record in itself, and has neither lambdas nor inner classes that refer to it.
 */
public abstract class Operator implements Output {
    protected final OperatorContext context;
    protected final Output out;
    protected long recordsIn;

    /** What a user's function remembers that belongs to no key. */
    protected final SubtaskState state;

    private long currentWatermark = Long.MIN_VALUE;

    protected Operator(OperatorContext context, Output out) {
        this.context = context;
        this.out = out;
        this.state = new SubtaskState(context.trial());
    }

    /** An operator of a type whose constructor takes its context, its output and {@code others}. */
    public static Operator make(
            Class<? extends Operator> type, OperatorContext context, Output out, Object... others) {
        List<Object> arguments = new ArrayList<>(List.of(context, out));
        Collections.addAll(arguments, others);
        return context.classCopy().make(type, Operator.class, arguments.toArray());
    }

    /**
     * What the operator remembers over a restart. Asked for once, before {@link #open}; what was
     * written before is restored into the parts between the two.
     */
    public List<SnapshotPart> parts() {
        return List.of();
    }

    /**
     * Event time and the function's own state, which any operator with a user's function has.
     *
     * @param keyed whether it works by key
     */
    protected final List<SnapshotPart> functionParts(boolean keyed) {
        List<SnapshotPart> parts = new ArrayList<>(state.parts());
        parts.add(watermarkPart(keyed));
        return parts;
    }

    /** As {@link #functionParts}, event time only. */
    protected final SnapshotPart watermarkPart(boolean keyed) {
        return new WatermarkPart(this, keyed);
    }

    /** The latest watermark that has come in, if that may be later than the one handed on. */
    protected long receivedWatermark() {
        return currentWatermark;
    }

    /**
     * Event time had come to {@code watermark} where the operator goes on from.
     *
     * @param received what {@link #receivedWatermark} was
     */
    protected void restoreWatermark(long watermark, long received) {
        currentWatermark = watermark;
    }

    /**
     * Whether {@link #open} may already do something outside the job: then it is called when all
     * others of all subtasks are open.
     */
    public boolean opensLast() {
        return false;
    }

    /** Called once, before any record. */
    public void open() throws Exception {}

    /**
     * A barrier is about to pass: what the operator holds back and none of its {@link #parts} has
     * is emitted or brought to safety, for records before the barrier are not sent again. Called on
     * each operator of the chain, the head first, just before {@link SnapshotPart#freeze}.
     *
     * @param epoch the checkpoint's number
     * @return false if something is still held back; the call is made again
     */
    public boolean prepareBarrier(long epoch) throws Exception {
        return true;
    }

    /**
     * Whether it takes no record, or does not end, because calls are open. May be asked by any
     * thread.
     */
    public boolean waitsForCalls() {
        return false;
    }

    /**
     * Whether its {@link #parts} count also after it has processed all its input: output that has
     * not been committed.
     */
    public boolean outlivesInput() {
        return false;
    }

    /**
     * Whether nothing is done for the operator on other threads. One that says no is polled on, and
     * closed later, also after a failure.
     */
    public boolean isSettled() {
        return true;
    }

    /**
     * Event time has reached {@code watermark}, and everything due by then has to be emitted before
     * it is handed on. An operator whose emission may be long overrides {@link #advance} instead.
     */
    @Override
    public void watermark(long watermark) {
        forward(watermark);
    }

    /**
     * As {@link #watermark}, for an operator at the head of a chain: it may stop for lack of room.
     *
     * @return false if it stopped; the call is made again, with the same watermark, once there is
     *     room
     */
    public boolean advance(long watermark) {
        watermark(watermark);
        return true;
    }

    @Override
    public void idle(boolean idle) {
        out.idle(idle);
        context.sideOutputs().idle(idle);
    }

    /**
     * Does what is due without a record: processing-time timers, results of asynchronous calls.
     *
     * <p>Is called also while the outputs have no room; an operator that emits much looks at {@link
     * OperatorContext#room} first.
     *
     * @param nowMs processing time in ms since the epoch
     * @return whether anything was done
     */
    public boolean poll(long nowMs) {
        return false;
    }

    /** Whether {@link #poll} has ever anything to do. */
    public boolean isPolled() {
        return false;
    }

    /** Processing time at which {@link #poll} has something to do, {@code MAX_VALUE} for never. */
    public long nextPollMs() {
        return Long.MAX_VALUE;
    }

    /** What is buffered goes on: there is no more input for the moment, or it has waited enough. */
    public void flush() {}

    /**
     * There is no more input for the moment: what is held back only to save work is emitted. A
     * {@link #flush} follows.
     */
    public void starved() {}

    /**
     * Event time is at its end: processing-time timers that are still pending fire now, once, in
     * the order of their times; those registered meanwhile do not. Only the head of a chain is
     * asked.
     *
     * @return false if it stopped for lack of room; the call is made again
     */
    public boolean fireLastTimers() {
        return true;
    }

    /**
     * No more input will come, and the last watermark has been handed on. Whether everything that
     * was held back has been emitted; if not, the call is made again.
     */
    public boolean endInput() throws Exception {
        return true;
    }

    /** Called once at the end, also after a failure. */
    public void close() throws Exception {}

    @Override
    public long recordsTaken() {
        return recordsIn;
    }

    /** Late records that it has dropped, or sent aside. */
    public final long lateDropped() {
        LateTally late = late();
        return late == null ? 0 : late.dropped().count();
    }

    /** Late records that it has let change a result. */
    public final long lateAccepted() {
        LateTally late = late();
        return late == null || late.accepted() == null ? 0 : late.accepted().count();
    }

    public long currentWatermark() {
        return currentWatermark;
    }

    /** What an inquiry may read of it. Called between two steps. */
    public List<ReadableState> states() {
        return state.readable();
    }

    /** Whether it keeps anything in {@link #states}. May be called from any thread. */
    public boolean isStateful() {
        return !state.isEmpty();
    }

    /** What it does next without a record, or null for nothing. Called between two steps. */
    public @Nullable Pending pending() {
        return null;
    }

    /** Its late records; null if it cannot meet any. May be called from any thread. */
    public @Nullable LateTally late() {
        return null;
    }

    public final OperatorContext context() {
        return context;
    }

    public final Output out() {
        return out;
    }

    /**
     * Hands a watermark on, unless event time was further already: after a restore it comes to
     * where it was once more.
     */
    protected final void forward(long watermark) {
        if (watermark < currentWatermark) {
            return;
        }
        currentWatermark = watermark;
        out.watermark(watermark);
        context.sideOutputs().watermark(watermark);
    }

    /** Applies the error policy to the record at hand. */
    protected final void failed(Throwable cause, @Nullable Object value, long timestamp) {
        context.failures().handle(cause, value, timestamp);
    }
}
