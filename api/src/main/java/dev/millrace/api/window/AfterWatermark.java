// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import org.jspecify.annotations.Nullable;

/**
 * Fires once when the watermark reaches the end of the window; before that as often as an early
 * trigger says, after that as often as a late trigger says. The panes are those of the Dataflow
 * model (Akidau et al., <i>The Dataflow Model</i>, VLDB 2015). Immutable.
 *
 * <p>Without early firings there are none. Without late firings each late record fires, so that
 * none is silent.
 *
 * <pre>{@code
 * Trigger<Object, Window> trigger =
 *         AfterWatermark.pastEndOfWindow()
 *                 .withEarlyFirings(ContinuousProcessingTimeTrigger.of(Duration.ofSeconds(1)))
 *                 .withLateFirings(CountTrigger.of(10));
 * }</pre>
 *
 * @param <T> the records
 * @param <W> the windows
 */
public final class AfterWatermark<T, W extends Window> extends Trigger<T, W> {

    private static final int EARLY = 0;
    private static final int LATE = 1;

    private final @Nullable Trigger<? super T, ? super W> early;
    private final @Nullable Trigger<? super T, ? super W> late;

    private AfterWatermark(
            @Nullable Trigger<? super T, ? super W> early,
            @Nullable Trigger<? super T, ? super W> late) {
        this.early = early;
        this.late = late;
    }

    /** Fires on time, and for each late record. */
    public static <T, W extends Window> AfterWatermark<T, W> pastEndOfWindow() {
        return new AfterWatermark<>(null, null);
    }

    /** Fires also whenever {@code trigger} does, until the watermark reaches the end. */
    public AfterWatermark<T, W> withEarlyFirings(Trigger<? super T, ? super W> trigger) {
        return new AfterWatermark<>(trigger, late);
    }

    /** Fires for late records when {@code trigger} does, instead of for each. */
    public AfterWatermark<T, W> withLateFirings(Trigger<? super T, ? super W> trigger) {
        return new AfterWatermark<>(early, trigger);
    }

    @Override
    public TriggerResult onElement(T element, long timestamp, W window, TriggerContext ctx) {
        if (isPast(window, ctx)) {
            return late == null
                    ? TriggerResult.FIRE
                    : late.onElement(element, timestamp, window, ctx.part(LATE));
        }
        ctx.registerEventTimeTimer(window.maxTimestamp());
        return early == null
                ? TriggerResult.CONTINUE
                : early.onElement(element, timestamp, window, ctx.part(EARLY));
    }

    /** Goes by the time of the timer: the watermark may have passed the end together with it. */
    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) {
        if (time == window.maxTimestamp()) {
            if (early != null) {
                early.clear(window, ctx.part(EARLY));
            }
            return TriggerResult.FIRE;
        }
        boolean isEarly = time < window.maxTimestamp();
        Trigger<? super T, ? super W> trigger = isEarly ? early : late;
        return trigger == null
                ? TriggerResult.CONTINUE
                : trigger.onEventTime(time, window, ctx.part(isEarly ? EARLY : LATE));
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) {
        boolean isEarly = !isPast(window, ctx);
        Trigger<? super T, ? super W> trigger = isEarly ? early : late;
        return trigger == null
                ? TriggerResult.CONTINUE
                : trigger.onProcessingTime(time, window, ctx.part(isEarly ? EARLY : LATE));
    }

    private static boolean isPast(Window window, TriggerContext ctx) {
        return window.maxTimestamp() <= ctx.getCurrentWatermark();
    }

    @Override
    public boolean canMerge() {
        return (early == null || early.canMerge()) && (late == null || late.canMerge());
    }

    @Override
    public void onMerge(W window, OnMergeContext ctx) {
        if (!isPast(window, ctx)) {
            ctx.registerEventTimeTimer(window.maxTimestamp());
        }
        if (early != null) {
            early.onMerge(window, ctx.part(EARLY));
        }
        if (late != null) {
            late.onMerge(window, ctx.part(LATE));
        }
    }

    @Override
    public void clear(W window, TriggerContext ctx) {
        ctx.deleteEventTimeTimer(window.maxTimestamp());
        if (early != null) {
            early.clear(window, ctx.part(EARLY));
        }
        if (late != null) {
            late.clear(window, ctx.part(LATE));
        }
    }

    @Override
    public String toString() {
        return "AfterWatermark(early: " + early + ", late: " + late + ")";
    }
}
