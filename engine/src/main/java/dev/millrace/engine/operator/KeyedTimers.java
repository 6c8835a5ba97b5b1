// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.Counter;
import dev.millrace.api.function.TimerService;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.seam.Clock;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.KeyedRows;
import dev.millrace.engine.state.TimerQueue;
import dev.millrace.engine.state.TimerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one keyed operator in one subtask, and the time it sees. Each timer fires once.
 * When the input has ended, those that are pending fire once more in the order of their times;
 * timers registered meanwhile are counted and do not fire, or a timer that registers its successor
 * would keep a finished job alive for ever.
 *
 * <p>Owned by the subtask's thread.
 */
final class KeyedTimers implements TimerService {
    private static final String EVENT_TIME = "eventTimers";
    private static final String PROCESSING_TIME = "processingTimers";

    private final TimerQueue eventTime = new TimerQueue();
    private final TimerQueue processingTime = new TimerQueue();
    private final KeyedRows rows;
    private final Clock clock;
    private final Room room;
    private final Counter afterEnd;
    private long watermark = Long.MIN_VALUE;

    KeyedTimers(KeyedRows rows, OperatorContext context) {
        this.rows = rows;
        this.clock = context.clock();
        this.room = context.room();
        this.afterEnd = context.counters().named("timersAfterEnd");
    }

    /** Fires what is due at {@code newWatermark}; false if it stopped for lack of room. */
    boolean advance(long newWatermark, TimerTarget target) {
        watermark = Math.max(watermark, newWatermark);
        return fire(eventTime, newWatermark, TimeDomain.EVENT_TIME, target);
    }

    List<SnapshotPart> parts() {
        return List.of(eventTime.part(EVENT_TIME), processingTime.part(PROCESSING_TIME));
    }

    /** As inquiries see them. */
    List<ReadableState> states() {
        return List.of(
                new TimerState(EVENT_TIME, eventTime),
                new TimerState(PROCESSING_TIME, processingTime));
    }

    /** Event time had come to here before the operator was restored. */
    void restoreWatermark(long restored) {
        watermark = restored;
    }

    /** Fires what is due at {@code nowMs}; whether anything was. */
    boolean poll(long nowMs, TimerTarget target) {
        if (room.isFull() || processingTime.peekTime() > nowMs || processingTime.size() == 0) {
            return false;
        }
        fire(processingTime, nowMs, TimeDomain.PROCESSING_TIME, target);
        return true;
    }

    /** Fires all pending processing-time timers; false if it stopped for lack of room. */
    boolean fireLast(TimerTarget target) {
        return fire(processingTime, Long.MAX_VALUE, TimeDomain.PROCESSING_TIME, target);
    }

    /** What fires next: event time before processing time, for it is waited for longer. */
    @Nullable Pending pending() {
        Object key = eventTime.peekKey();
        if (key != null) {
            return new Pending(null, key, TimeDomain.EVENT_TIME, eventTime.peekTime());
        }
        key = processingTime.peekKey();
        return key == null
                ? null
                : new Pending(null, key, TimeDomain.PROCESSING_TIME, processingTime.peekTime());
    }

    long nextProcessingTime() {
        return processingTime.peekTime();
    }

    private boolean fire(TimerQueue timers, long upTo, TimeDomain domain, TimerTarget target) {
        while (!room.isFull() && timers.poll(upTo)) {
            rows.setCurrentKey(timers.key(), timers.hash());
            target.onTimer(domain, timers.time());
        }
        return timers.size() == 0 || timers.peekTime() > upTo;
    }

    @Override
    public long currentProcessingTime() {
        return clock.wallMs();
    }

    @Override
    public long currentWatermark() {
        return watermark;
    }

    @Override
    public void registerEventTimeTimer(long time) {
        register(eventTime, time);
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        register(processingTime, time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        eventTime.delete(time, rows.currentKey(), rows.currentHash(), null);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        processingTime.delete(time, rows.currentKey(), rows.currentHash(), null);
    }

    private void register(TimerQueue timers, long time) {
        if (watermark == Long.MAX_VALUE) {
            afterEnd.inc();
            return;
        }
        timers.register(time, rows.currentKey(), rows.currentHash(), null);
    }
}
