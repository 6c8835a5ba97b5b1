// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.util.Collection;
import java.util.List;

/**
 * All records of a key in one window that never ends by itself: it needs a trigger, unless it is to
 * fire at the end of the input.
 *
 * <pre>{@code
 * GlobalWindows all = GlobalWindows.createWithEndOfStreamTrigger();
 * }</pre>
 */
public final class GlobalWindows extends WindowAssigner<Object, GlobalWindow> {

    private static final List<GlobalWindow> WINDOW = List.of(GlobalWindow.get());

    private final Trigger<Object, Window> defaultTrigger;

    private GlobalWindows(Trigger<Object, Window> defaultTrigger) {
        this.defaultTrigger = defaultTrigger;
    }

    /** A window that fires only by the trigger it is given. */
    public static GlobalWindows create() {
        return new GlobalWindows(NeverTrigger.create());
    }

    /** A window that fires once, when the input has ended. */
    public static GlobalWindows createWithEndOfStreamTrigger() {
        return new GlobalWindows(EventTimeTrigger.create());
    }

    @Override
    public Collection<GlobalWindow> assignWindows(
            Object element, long timestamp, WindowAssignerContext context) {
        return WINDOW;
    }

    @Override
    public Trigger<Object, Window> getDefaultTrigger() {
        return defaultTrigger;
    }

    /** Returns false: neither time ends the window. */
    @Override
    public boolean isEventTime() {
        return false;
    }

    @Override
    public String toString() {
        return "GlobalWindows()";
    }
}
