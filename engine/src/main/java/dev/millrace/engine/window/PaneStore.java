// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.PaneInfo;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.state.Expiry;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for each window of each key: its content, and how often it has fired. A trigger's
 * state lies in the same row. All is about the window that {@link PaneRows} has entered.
 */
final class PaneStore {
    /** The state that holds a window's content. */
    static final String CONTENT = "content";

    private static final long ON_TIME_FIRED = 1;
    private static final int COUNT_SHIFT = 1;

    private final PaneRows rows;
    private final WindowContents contents;
    private final int content;

    /** How many panes have fired, and in the lowest bit whether one was on time. */
    private final int fired;

    PaneStore(PaneRows rows, WindowContents contents) {
        this.rows = rows;
        this.contents = contents;
        this.content = rows.rows().slot(CONTENT, contents.kind(), Expiry.NEVER);
        this.fired = rows.rows().slot("fired", ColumnKind.INTERNAL, Expiry.NEVER);
    }

    /** Fits what was restored to what is kept now. */
    void fitRestored() {
        contents.fitRestored(rows.rows(), content);
    }

    @Nullable Object content() {
        return rows.rows().get(content);
    }

    void add(Object value, long timestamp) throws Exception {
        Object before = content();
        if (before == null) {
            rows.rows().set(content, contents.of(value, timestamp));
            return;
        }
        rows.rows().beforeUpdate();
        Object after = contents.with(before, value, timestamp);
        // Storing costs the collector's write barrier: not when it was changed in place.
        if (after != before) {
            rows.rows().set(content, after);
        }
    }

    void clearContent() {
        rows.rows().clear(content);
    }

    /** Counts a firing, and says which it is. */
    PaneInfo nextPane(boolean isComplete, boolean isOver) {
        long before = rows.rows().getLong(fired);
        boolean wasOnTime = (before & ON_TIME_FIRED) != 0;
        long index = before >>> COUNT_SHIFT;
        long onTime = isComplete ? ON_TIME_FIRED : 0;
        rows.rows().setLong(fired, (index + 1) << COUNT_SHIFT | onTime);
        PaneInfo.Timing timing =
                !isComplete
                        ? PaneInfo.Timing.EARLY
                        : wasOnTime ? PaneInfo.Timing.LATE : PaneInfo.Timing.ON_TIME;
        return new PaneInfo(timing, index, index == 0, isOver);
    }

    /**
     * Moves what is kept for some windows to one that takes their place, after what that one has.
     */
    void merge(Iterable<PaneKey> merged, PaneKey result) throws Exception {
        rows.enter(result);
        Object all = content();
        long mostFired = rows.rows().getLong(fired);
        for (PaneKey pane : merged) {
            rows.enter(pane);
            Object part = content();
            mostFired = Math.max(mostFired, rows.rows().getLong(fired));
            all = all == null ? part : part == null ? all : contents.merge(all, part);
        }
        rows.enter(result);
        if (all != null) {
            rows.rows().set(content, all);
        }
        // Whether the merged window was on time is asked anew when it fires.
        if (mostFired != 0) {
            rows.rows().setLong(fired, mostFired);
        }
    }

    /** The window entered has grown: it fires on time again if its end has not come. */
    void reopen() {
        long before = rows.rows().getLong(fired);
        if ((before & ON_TIME_FIRED) != 0) {
            rows.rows().setLong(fired, before & ~ON_TIME_FIRED);
        }
    }
}
