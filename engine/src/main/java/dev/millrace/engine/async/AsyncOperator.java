// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.AsyncRetryStrategy;
import dev.millrace.api.graph.AsyncSpec;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.FunctionContext;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Opens a call per record and emits what it gives. At most {@code capacity} calls are open; then
 * the subtask takes no more input. Completions come from the user's threads through a queue that
 * holds at most as many as calls are open.
 */
public final class AsyncOperator extends Operator implements CallOrder.Receiver, CallsPart.Target {
    private final AsyncFunction<Object, Object> function;
    private final AsyncRetryStrategy<Object> retry;
    private final int capacity;
    private final long timeoutNs;
    private final CallOrder order;
    private final RecordTrial trial;
    private final Queue<Completion> completions = new ConcurrentLinkedQueue<>();

    /** Open calls, the one that was opened first at the front: so also the first to time out. */
    private final ArrayDeque<AsyncCall> byDeadline = new ArrayDeque<>();

    private final PriorityQueue<AsyncCall> retries =
            new PriorityQueue<>(Comparator.comparingLong(new RetryTime()));

    /** Calls of a snapshot that are not open yet: there may be more of them than may be open. */
    private final ArrayDeque<AsyncCall> waiting = new ArrayDeque<>();

    private int open;

    /** Whether no record is taken because all calls are open; read by others. */
    private volatile boolean blocking;

    /** Whether the end of the input waits for calls; read by others. */
    private volatile boolean awaited;

    private long lastWatermark = Long.MIN_VALUE;

    /** Whether the input is idle, and whether that was handed on: not before all calls are. */
    private boolean inputIdle;

    private boolean idle;

    public AsyncOperator(
            OperatorContext context,
            Output out,
            AsyncFunction<Object, Object> function,
            AsyncRetryStrategy<Object> retry,
            AsyncSpec spec) {
        super(context, out);
        this.function = function;
        this.retry = retry;
        this.capacity = spec.capacity();
        this.timeoutNs = spec.timeout().toNanos();
        this.order = spec.ordered() ? new InOrder() : new AsTheyCome();
        this.trial = new RecordTrial(context, function);
    }

    @Override
    public List<SnapshotPart> parts() {
        List<SnapshotPart> parts = new ArrayList<>(functionParts(false));
        parts.add(new CallsPart(this, order, trial));
        return parts;
    }

    /** A record of a snapshot, whose call is opened once more. */
    @Override
    public void restoreCall(Object value, long timestamp) {
        AsyncCall call = new AsyncCall(value, timestamp);
        order.opened(call);
        waiting.add(call);
    }

    /** Further than the one handed on if calls are open. */
    @Override
    protected long receivedWatermark() {
        return lastWatermark;
    }

    @Override
    protected void restoreWatermark(long watermark, long received) {
        super.restoreWatermark(watermark, received);
        lastWatermark = received;
    }

    @Override
    public boolean opensLast() {
        return true;
    }

    @Override
    public void open() throws Exception {
        FunctionContext.open(function, context, state);
        if (lastWatermark > currentWatermark()) {
            order.watermark(lastWatermark);
        }
        startWaiting();
        blockIfFull();
    }

    private void startWaiting() {
        while (open < capacity && !waiting.isEmpty()) {
            start(waiting.remove());
        }
    }

    private void start(AsyncCall call) {
        call.deadlineNs = context.clock().monotonicNs() + timeoutNs;
        byDeadline.add(call);
        open++;
        attempt(call);
    }

    private void blockIfFull() {
        if (open == capacity && !blocking) {
            blocking = true;
            context.room().holdInput();
        }
    }

    @Override
    public void record(Object value, long timestamp) {
        recordsIn++;
        trial.look(value);
        AsyncCall call = new AsyncCall(value, timestamp);
        order.opened(call);
        start(call);
        blockIfFull();
    }

    @Override
    public boolean advance(long watermark) {
        if (watermark > lastWatermark) {
            lastWatermark = watermark;
            order.watermark(watermark);
            handOn();
        }
        return true;
    }

    @Override
    public void idle(boolean isIdle) {
        inputIdle = isIdle;
        tellIdle();
    }

    /** While a call is open there is a result to come, which nobody may go on without. */
    private void tellIdle() {
        boolean now = inputIdle && order.isEmpty();
        if (now != idle) {
            idle = now;
            super.idle(now);
        }
    }

    @Override
    public boolean isPolled() {
        return true;
    }

    @Override
    public long nextPollMs() {
        long nextNs = Long.MAX_VALUE;
        if (!byDeadline.isEmpty()) {
            nextNs = byDeadline.getFirst().deadlineNs;
        }
        if (!retries.isEmpty()) {
            nextNs = Math.min(nextNs, retries.peek().retryAtNs);
        }
        if (nextNs == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long waitNs = Math.max(0, nextNs - context.clock().monotonicNs());
        return context.clock().wallMs() + waitNs / 1_000_000 + 1;
    }

    @Override
    public boolean poll(long nowMs) {
        long nowNs = context.clock().monotonicNs();
        boolean did = false;
        for (Completion c = completions.poll(); c != null; c = completions.poll()) {
            completed(c, nowNs);
            did = true;
        }
        while (!retries.isEmpty() && retries.peek().retryAtNs <= nowNs) {
            attempt(retries.poll());
            did = true;
        }
        did |= timeOut(nowNs);
        return handOn() | did;
    }

    /** What is still open then stands in the snapshot: no service holds a checkpoint up. */
    @Override
    public boolean prepareBarrier(long epoch) {
        handOn();
        return true;
    }

    @Override
    public boolean endInput() {
        handOn();
        awaited = !order.isEmpty();
        return !awaited;
    }

    @Override
    public boolean waitsForCalls() {
        return blocking || awaited;
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }

    /** A call has its turn: its results are emitted, or its failure is dealt with. */
    @Override
    public void call(AsyncCall call) {
        open--;
        startWaiting();
        if (blocking && open < capacity) {
            blocking = false;
            context.room().releaseInput();
        }
        Throwable failure = call.failure();
        if (failure != null) {
            failed(failure, call.value, call.timestamp);
            return;
        }
        for (Object result : call.results()) {
            out.record(result, call.timestamp);
        }
    }

    @Override
    public void watermark(long watermark) {
        forward(watermark);
    }

    private void attempt(AsyncCall call) {
        Attempt attempt = new Attempt(call, ++call.attempts, completions);
        try {
            function.asyncInvoke(call.value, attempt);
        } catch (Throwable t) {
            attempt.completeExceptionally(t);
        }
    }

    private void completed(Completion completion, long nowNs) {
        AsyncCall call = completion.call();
        if (call.isSettled() || completion.attempt() < call.attempts) {
            return;
        }
        if (call.attempts <= retry.maxRetries() && shouldRetry(completion)) {
            call.retryAtNs = nowNs + retry.delayMs(call.attempts) * 1_000_000;
            retries.add(call);
            return;
        }
        call.settle(completion);
        order.settled(call);
    }

    private boolean shouldRetry(Completion completion) {
        return completion.failure() == null
                ? retry.shouldRetry(completion.results())
                : retry.shouldRetry(completion.failure());
    }

    /** Calls whose time is over get what the function's {@code timeout} gives. */
    private boolean timeOut(long nowNs) {
        boolean did = false;
        while (!byDeadline.isEmpty()) {
            AsyncCall first = byDeadline.getFirst();
            if (!first.isSettled()) {
                if (first.deadlineNs > nowNs) {
                    return did;
                }
                retries.remove(first);
                settleByTimeout(first);
                did = true;
            }
            byDeadline.removeFirst();
        }
        return did;
    }

    private void settleByTimeout(AsyncCall call) {
        call.attempts = retry.maxRetries() + 1;
        Queue<Completion> answer = new ArrayDeque<>();
        Attempt attempt = new Attempt(call, call.attempts, answer);
        try {
            function.timeout(call.value, attempt);
        } catch (Throwable t) {
            attempt.completeExceptionally(t);
        }
        if (answer.isEmpty()) {
            attempt.completeExceptionally(
                    new IllegalStateException(
                            "timeout() of "
                                    + function.getClass().getName()
                                    + " must complete its result before it returns"));
        }
        call.settle(answer.remove());
        order.settled(call);
    }

    /** Hands on what may be handed on while the outputs have room; whether anything was. */
    private boolean handOn() {
        boolean did = false;
        while (!context.room().isOutputFull() && order.handOn(this)) {
            did = true;
        }
        if (inputIdle) {
            tellIdle();
        }
        return did;
    }
}
