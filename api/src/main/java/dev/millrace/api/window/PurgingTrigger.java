// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * Drops the content of the window whenever another trigger fires.
 *
 * <pre>{@code
 * Trigger<Object, Window> batchesOfTen = PurgingTrigger.of(CountTrigger.of(10));
 * }</pre>
 *
 * @param <T> the records
 * @param <W> the windows
 */
public final class PurgingTrigger<T, W extends Window> extends Trigger<T, W> {

    private final Trigger<? super T, ? super W> nested;

    private PurgingTrigger(Trigger<? super T, ? super W> nested) {
        this.nested = nested;
    }

    /** Returns the trigger. */
    public static <T, W extends Window> PurgingTrigger<T, W> of(
            Trigger<? super T, ? super W> nested) {
        return new PurgingTrigger<>(nested);
    }

    /** Returns the trigger that decides when to fire. */
    public Trigger<? super T, ? super W> getNestedTrigger() {
        return nested;
    }

    private static TriggerResult purged(TriggerResult result) {
        return result.isFire() ? TriggerResult.FIRE_AND_PURGE : result;
    }

    @Override
    public TriggerResult onElement(T element, long timestamp, W window, TriggerContext ctx) {
        return purged(nested.onElement(element, timestamp, window, ctx));
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) {
        return purged(nested.onEventTime(time, window, ctx));
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) {
        return purged(nested.onProcessingTime(time, window, ctx));
    }

    @Override
    public boolean canMerge() {
        return nested.canMerge();
    }

    @Override
    public void onMerge(W window, OnMergeContext ctx) {
        nested.onMerge(window, ctx);
    }

    @Override
    public void clear(W window, TriggerContext ctx) {
        nested.clear(window, ctx);
    }

    @Override
    public String toString() {
        return "PurgingTrigger(" + nested + ")";
    }
}
