// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.EventTimeTrigger;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.util.Locale;

/** Which algorithm runs a window operator. */
public enum WindowKind {
    /**
     * Aligned windows in event time with an aggregate, or with the records themselves where a
     * window is one slice: one table per slice, no timers.
     */
    SLICES,
    /** Sessions in event time with a fixed gap and an aggregate. */
    SESSIONS,
    /** Any assigner, trigger and evictor: panes per key and window, with timers. */
    GENERAL;

    /** The kind as a word, which stays the same once released. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The quickest algorithm that gives the results {@code window} asks for. */
    public static WindowKind of(WindowSpec window) {
        if (window.evictor() != null || !firesAtEnd(window)) {
            return GENERAL;
        }
        if (window.assigner() instanceof TumblingEventTimeWindows) {
            return SLICES;
        }
        if (!isAggregate(window) || !keepsWhatItFired(window)) {
            return GENERAL;
        }
        if (window.assigner() instanceof SlidingEventTimeWindows) {
            return SLICES;
        }
        return window.assigner() instanceof EventTimeSessionWindows ? SESSIONS : GENERAL;
    }

    static boolean isAggregate(WindowSpec window) {
        return !(window.contents() instanceof WindowSpec.Elements);
    }

    private static boolean firesAtEnd(WindowSpec window) {
        return window.trigger() == null || window.trigger() instanceof EventTimeTrigger;
    }

    /**
     * Whether a window's content stays after its firing, or cannot fire again: a slice is shared by
     * the windows that slide over it, so one of them cannot drop it for itself.
     */
    private static boolean keepsWhatItFired(WindowSpec window) {
        return window.accumulation() == AccumulationMode.ACCUMULATING
                || window.allowedLateness().isZero();
    }
}
