// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.Evictor.EvictorContext;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner.WindowAssignerContext;
import dev.millrace.engine.seam.Clock;

/** Time as windows of one time domain see it. For one thread. */
final class WindowClock implements EvictorContext, WindowAssignerContext {
    private final Clock clock;
    private final boolean isEventTime;
    private final long latenessMs;
    private long watermark = Long.MIN_VALUE;
    private boolean ended;

    /**
     * @param isEventTime whether windows end in event time
     */
    WindowClock(Clock clock, boolean isEventTime, long latenessMs) {
        this.clock = clock;
        this.isEventTime = isEventTime;
        this.latenessMs = latenessMs;
    }

    void advance(long to) {
        watermark = to;
    }

    /** No time comes after this, in either domain. */
    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    @Override
    public long getCurrentProcessingTime() {
        return clock.wallMs();
    }

    @Override
    public long getCurrentWatermark() {
        return watermark;
    }

    boolean isEventTime() {
        return isEventTime;
    }

    /** Whether all of a window's time is over. */
    boolean isComplete(Window window) {
        return window.maxTimestamp() <= reached();
    }

    /**
     * Whether the watermark is at a window's end, so that its records come late, if not too late.
     */
    boolean hasPassed(Window window) {
        return isEventTime && window.maxTimestamp() <= watermark;
    }

    /** Whether a window is dropped, so that its records are late. */
    boolean isDropped(Window window) {
        return isEventTime && dropTime(window) <= watermark;
    }

    /** Whether nothing can come for a window any more. */
    boolean isOver(Window window) {
        return dropTime(window) <= reached();
    }

    /** The time, in the windows' domain, at which a window is dropped. */
    long dropTime(Window window) {
        return isEventTime ? Lateness.dropTime(window, latenessMs) : window.maxTimestamp();
    }

    /** A millisecond of processing time is reached when it is over: more records may fall in it. */
    private long reached() {
        if (ended) {
            return Long.MAX_VALUE;
        }
        return isEventTime ? watermark : clock.wallMs() - 1;
    }
}
