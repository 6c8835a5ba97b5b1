// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * Never fires. The default of {@link GlobalWindows}.
 *
 * <pre>{@code
 * Trigger<Object, Window> never = NeverTrigger.create();
 * }</pre>
 */
public final class NeverTrigger extends Trigger<Object, Window> {

    private static final NeverTrigger INSTANCE = new NeverTrigger();

    private NeverTrigger() {}

    /** Returns the trigger. */
    public static NeverTrigger create() {
        return INSTANCE;
    }

    @Override
    public TriggerResult onElement(
            Object element, long timestamp, Window window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, Window window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, Window window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(Window window, OnMergeContext ctx) {}

    @Override
    public void clear(Window window, TriggerContext ctx) {}

    @Override
    public String toString() {
        return "NeverTrigger()";
    }
}
