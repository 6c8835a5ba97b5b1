// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.util.Arrays;

/**
 * A trigger made of others. Each part gets every call, with a context that keeps its state apart;
 * what follows from their answers is for the subclass.
 */
abstract class CompositeTrigger<T, W extends Window> extends Trigger<T, W> {

    /** One bit each for firing and for purging have to fit into a {@code long}. */
    static final int MAX_PARTS = 32;

    private final Trigger<? super T, ? super W>[] parts;

    /**
     * Takes the parts.
     *
     * @throws IllegalArgumentException if there are none or more than {@link #MAX_PARTS}
     */
    CompositeTrigger(Trigger<? super T, ? super W>[] parts) {
        if (parts.length == 0 || parts.length > MAX_PARTS) {
            throw new IllegalArgumentException(
                    "a trigger is made of 1 to " + MAX_PARTS + " others, not of " + parts.length);
        }
        this.parts = parts;
    }

    /**
     * Decides for the whole.
     *
     * @param answers bit {@code i}: part {@code i} fires; bit {@code 32 + i}: it purges
     */
    abstract TriggerResult decide(long answers, TriggerContext ctx);

    /** Returns the answers of which each part fires and none purges. */
    final long allFire() {
        return (1L << parts.length) - 1;
    }

    static boolean anyFires(long answers) {
        return (int) answers != 0;
    }

    static boolean anyPurges(long answers) {
        return answers >>> MAX_PARTS != 0;
    }

    private static long answer(int part, TriggerResult result) {
        long fire = result.isFire() ? 1L << part : 0;
        long purge = result.isPurge() ? 1L << (MAX_PARTS + part) : 0;
        return fire | purge;
    }

    @Override
    public final TriggerResult onElement(T element, long timestamp, W window, TriggerContext ctx) {
        long answers = 0;
        for (int i = 0; i < parts.length; i++) {
            answers |= answer(i, parts[i].onElement(element, timestamp, window, ctx.part(i)));
        }
        return decide(answers, ctx);
    }

    @Override
    public final TriggerResult onEventTime(long time, W window, TriggerContext ctx) {
        long answers = 0;
        for (int i = 0; i < parts.length; i++) {
            answers |= answer(i, parts[i].onEventTime(time, window, ctx.part(i)));
        }
        return decide(answers, ctx);
    }

    @Override
    public final TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) {
        long answers = 0;
        for (int i = 0; i < parts.length; i++) {
            answers |= answer(i, parts[i].onProcessingTime(time, window, ctx.part(i)));
        }
        return decide(answers, ctx);
    }

    @Override
    public final boolean canMerge() {
        return Arrays.stream(parts).allMatch(Trigger::canMerge);
    }

    @Override
    public void onMerge(W window, OnMergeContext ctx) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].onMerge(window, ctx.part(i));
        }
    }

    @Override
    public void clear(W window, TriggerContext ctx) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].clear(window, ctx.part(i));
        }
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + Arrays.toString(parts);
    }
}
