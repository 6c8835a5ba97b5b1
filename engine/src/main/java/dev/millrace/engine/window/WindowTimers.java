// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.window.Window;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.TimerQueue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The timers of windows, in both time domains. For one thread. */
final class WindowTimers {

    /** Takes timers that are due. */
    @FunctionalInterface
    interface Target {
        void onTimer(PaneKey pane, TimeDomain domain, long time);
    }

    private final TimerQueue eventTime = new TimerQueue();
    private final TimerQueue processingTime = new TimerQueue();

    /** What is written of the timers in a snapshot. */
    List<SnapshotPart> parts() {
        return List.of(eventTime.part("eventTimers"), processingTime.part("processingTimers"));
    }

    void register(TimeDomain domain, long time, PaneKey pane) {
        of(domain).register(time, pane.key(), pane.keyHash(), pane.window());
    }

    void delete(TimeDomain domain, long time, PaneKey pane) {
        of(domain).delete(time, pane.key(), pane.keyHash(), pane.window());
    }

    /** Time of the next timer, {@code MAX_VALUE} if there is none. */
    long next(TimeDomain domain) {
        return of(domain).peekTime();
    }

    /** What fires next, event time first, or null for nothing. */
    @Nullable Pending pending() {
        TimeDomain domain =
                eventTime.size() > 0 ? TimeDomain.EVENT_TIME : TimeDomain.PROCESSING_TIME;
        TimerQueue timers = of(domain);
        return timers.size() == 0
                ? null
                : new Pending(timers.peekNamespace(), timers.peekKey(), domain, timers.peekTime());
    }

    /**
     * Fires the timers up to a time, in their order.
     *
     * @return false if it stopped for lack of room
     */
    boolean fire(TimeDomain domain, long upTo, Room room, Target target) {
        TimerQueue timers = of(domain);
        while (!room.isFull() && timers.poll(upTo)) {
            Window window = (Window) Objects.requireNonNull(timers.namespace());
            PaneKey pane = new PaneKey(timers.key(), timers.hash(), window);
            target.onTimer(pane, domain, timers.time());
        }
        return timers.size() == 0 || timers.peekTime() > upTo;
    }

    private TimerQueue of(TimeDomain domain) {
        return domain == TimeDomain.EVENT_TIME ? eventTime : processingTime;
    }
}
