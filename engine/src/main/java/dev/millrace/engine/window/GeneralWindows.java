// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.operator.Counters;
import dev.millrace.engine.operator.LateTally;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows of any assigner, trigger and evictor: a row for each window of each key, and timers. What
 * a window keeps and when it fires are those of Flink's window operator.
 *
 * <p>A window is dropped by a timer at its last timestamp plus the allowed lateness, in its own
 * time domain; one that never ends is dropped by no timer.
 *
 * <p>For one thread.
 */
final class GeneralWindows extends Windows {
    private final WindowAssigner<Object, Window> assigner;
    private final @Nullable MergingWindows merging;
    private final AccumulationMode accumulation;
    private final WindowClock clock;
    private final WindowContents contents;
    private final PaneRows rows = new PaneRows();
    private final PaneStore panes;
    private final WindowTimers timers = new WindowTimers();
    private final TriggerCalls trigger;
    private final LateArrivals late;
    private final Counters counters;
    private final FunctionLife function;

    GeneralWindows(
            GeneralSetting setting,
            WindowResults results,
            LateArrivals late,
            FunctionLife function) {
        super(results);
        this.assigner = setting.assigner();
        this.merging = setting.merging();
        this.accumulation = setting.accumulation();
        this.clock = setting.clock();
        this.contents = setting.contents();
        this.counters = setting.counters();
        this.late = late;
        this.function = function;
        this.panes = new PaneStore(rows, contents);
        this.trigger = new TriggerCalls(setting.trigger(), rows, timers, clock, setting.trial());
    }

    @Override
    List<SnapshotPart> parts() {
        List<SnapshotPart> parts = new ArrayList<>(function.state().parts());
        parts.add(rows.part("windows"));
        parts.addAll(timers.parts());
        if (merging != null) {
            parts.add(merging.part());
        }
        parts.addAll(results.parts());
        return parts;
    }

    @Override
    void restoreWatermark(long watermark) {
        clock.advance(watermark);
        results.restoreWatermark(watermark);
    }

    @Override
    void open() throws Exception {
        panes.fitRestored();
        function.open();
        results.open();
    }

    // Records.

    @Override
    void record(Object key, int hash, Object value, long timestamp) throws Exception {
        Collection<Window> windows = assigner.assignWindows(value, timestamp, clock);
        if (windows.isEmpty()) {
            counters.named(SliceWindows.OUTSIDE_WINDOWS).inc();
            return;
        }
        boolean isInTime = false;
        boolean isAccepted = false;
        long fireTime = Long.MAX_VALUE;
        long dropTime = Long.MIN_VALUE;
        for (Window assigned : windows) {
            Window window = merging == null ? assigned : merged(merging, key, hash, assigned);
            if (!clock.hasPassed(window)) {
                isInTime = true;
                add(new PaneKey(key, hash, window), value, timestamp);
                continue;
            }
            fireTime = Math.min(fireTime, window.maxTimestamp());
            if (clock.isDropped(window)) {
                forget(key, hash, window);
                dropTime = Math.max(dropTime, clock.dropTime(window));
            } else {
                isAccepted = true;
                add(new PaneKey(key, hash, window), value, timestamp);
            }
        }
        if (isAccepted) {
            late.accept(value, timestamp, clock.getCurrentWatermark(), fireTime);
        } else if (!isInTime) {
            late.drop(value, timestamp, clock.getCurrentWatermark(), dropTime);
        }
    }

    private void add(PaneKey pane, Object value, long timestamp) throws Exception {
        trigger.enter(pane);
        try {
            panes.add(value, timestamp);
            act(pane, trigger.onElement(value, timestamp));
            registerDrop(pane);
        } finally {
            rows.leave();
        }
    }

    /** Does what the trigger says with the window that is entered. */
    private void act(PaneKey pane, TriggerResult result) {
        Object content = result.isFire() ? panes.content() : null;
        if (content != null) {
            Window window = pane.window();
            Firing firing =
                    new Firing(
                            window,
                            panes.nextPane(clock.isComplete(window), clock.isOver(window)),
                            clock.getCurrentWatermark());
            contents.emit(pane, firing, content, results);
        }
        boolean discards = result.isFire() && accumulation == AccumulationMode.DISCARDING;
        if (result.isPurge() || discards) {
            panes.clearContent();
        }
    }

    // Windows that merge.

    private Window merged(MergingWindows windows, Object key, int hash, Window assigned)
            throws Exception {
        return windows.add(key, hash, assigned, this::merge);
    }

    private void merge(Object key, int hash, List<Window> merged, Window result) throws Exception {
        if (clock.isDropped(result)) {
            throw new IllegalStateException(
                    assigner + " merges " + merged + " to " + result + ", which is over already");
        }
        PaneKey pane = new PaneKey(key, hash, result);
        List<PaneKey> gone = merged.stream().map(window -> new PaneKey(key, hash, window)).toList();
        panes.merge(gone, pane);
        trigger.enter(pane);
        trigger.onMerge(gone);
        if (!clock.isComplete(result)) {
            panes.reopen();
        }
        for (PaneKey each : gone) {
            trigger.enter(each);
            trigger.clear();
            timers.delete(domain(), clock.dropTime(each.window()), each);
            rows.drop();
        }
        rows.leave();
    }

    private void forget(Object key, int hash, Window window) {
        if (merging != null) {
            merging.remove(key, hash, window);
        }
    }

    // Time.

    private TimeDomain domain() {
        return clock.isEventTime() ? TimeDomain.EVENT_TIME : TimeDomain.PROCESSING_TIME;
    }

    private void registerDrop(PaneKey pane) {
        long time = clock.dropTime(pane.window());
        if (time != Long.MAX_VALUE) {
            timers.register(domain(), time, pane);
        }
    }

    private void onTimer(PaneKey pane, TimeDomain domain, long time) {
        Window window = pane.window();
        if (merging != null && !merging.contains(pane.key(), pane.keyHash(), window)) {
            return;
        }
        trigger.enter(pane);
        try {
            act(pane, trigger.onTimer(domain, time));
            if (domain == domain() && time == clock.dropTime(window)) {
                drop(pane);
            }
        } catch (Throwable t) {
            results.failed(t, pane.key(), window);
        } finally {
            rows.leave();
        }
    }

    private void drop(PaneKey pane) {
        trigger.clear();
        rows.drop();
        forget(pane.key(), pane.keyHash(), pane.window());
        results.clear(pane.key(), pane.keyHash(), pane.window(), clock.getCurrentWatermark());
    }

    @Override
    boolean advance(long watermark, Room room) {
        clock.advance(watermark);
        results.advance(watermark);
        return timers.fire(TimeDomain.EVENT_TIME, watermark, room, this::onTimer);
    }

    @Override
    boolean isPolled() {
        return true;
    }

    @Override
    boolean poll(long nowMs, Room room) {
        if (nextPollMs() > nowMs) {
            return false;
        }
        timers.fire(TimeDomain.PROCESSING_TIME, nowMs - 1, room, this::onTimer);
        return true;
    }

    /** A timer is due when its millisecond is over: records may still come that belong to it. */
    @Override
    long nextPollMs() {
        long next = timers.next(TimeDomain.PROCESSING_TIME);
        return next == Long.MAX_VALUE ? next : next + 1;
    }

    @Override
    boolean fireLastTimers(Room room) {
        clock.end();
        return timers.fire(TimeDomain.PROCESSING_TIME, Long.MAX_VALUE, room, this::onTimer);
    }

    @Override
    LateTally late() {
        return late.tally();
    }

    @Override
    List<ReadableState> states() {
        return List.of(new PaneStates(rows, PaneStore.CONTENT));
    }

    @Override
    @Nullable Pending pending() {
        return timers.pending();
    }

    @Override
    void close() throws Exception {
        results.close();
        function.close();
    }
}
