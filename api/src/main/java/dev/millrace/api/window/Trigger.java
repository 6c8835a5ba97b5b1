// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;

/**
 * Decides when a window fires. Shared by all subtasks; what it must remember it keeps in {@link
 * TriggerContext#getPartitionedState}, per key and window.
 *
 * <p>{@link #onEventTime} and {@link #onProcessingTime} are called for each timer of the window,
 * also for those of the engine or of another part of a composite: compare the time before firing.
 *
 * <pre>{@code
 * class AtBigSale extends Trigger<Sale, Window> {
 *     @Override
 *     public TriggerResult onElement(
 *             Sale sale, long timestamp, Window window, TriggerContext ctx) {
 *         ctx.registerEventTimeTimer(window.maxTimestamp());
 *         return sale.cents() > 100_000 ? TriggerResult.FIRE : TriggerResult.CONTINUE;
 *     }
 *
 *     @Override
 *     public TriggerResult onEventTime(long time, Window window, TriggerContext ctx) {
 *         return time == window.maxTimestamp() ? TriggerResult.FIRE : TriggerResult.CONTINUE;
 *     }
 *
 *     @Override
 *     public TriggerResult onProcessingTime(long time, Window window, TriggerContext ctx) {
 *         return TriggerResult.CONTINUE;
 *     }
 *
 *     @Override
 *     public void clear(Window window, TriggerContext ctx) {
 *         ctx.deleteEventTimeTimer(window.maxTimestamp());
 *     }
 * }
 * }</pre>
 *
 * @param <T> the records
 * @param <W> the windows
 */
public abstract class Trigger<T, W extends Window> {

    /**
     * Called for each record that was added to the window.
     *
     * @param timestamp of the record, in milliseconds
     */
    public abstract TriggerResult onElement(
            T element, long timestamp, W window, TriggerContext ctx);

    /** Called when the watermark has reached the time of a timer. */
    public abstract TriggerResult onEventTime(long time, W window, TriggerContext ctx);

    /** Called when the clock has reached the time of a timer. */
    public abstract TriggerResult onProcessingTime(long time, W window, TriggerContext ctx);

    /** Returns whether the trigger works for windows that merge. */
    public boolean canMerge() {
        return false;
    }

    /**
     * Called when windows have merged, to merge state and to register the timers of the new window.
     *
     * @param window the new window
     * @throws UnsupportedOperationException unless {@link #canMerge()}
     */
    public void onMerge(W window, OnMergeContext ctx) {
        throw new UnsupportedOperationException(this + " does not support windows that merge");
    }

    /** Called when the window is dropped, to clear state and delete timers. */
    public abstract void clear(W window, TriggerContext ctx);

    /** What a trigger may ask and do, for the current key and window. Times are in milliseconds. */
    public interface TriggerContext {

        /** Returns the processing time. */
        long getCurrentProcessingTime();

        /** Returns the operator's event time. */
        long getCurrentWatermark();

        /** Asks for a call of {@link Trigger#onEventTime}. */
        void registerEventTimeTimer(long time);

        /** Asks for a call of {@link Trigger#onProcessingTime}. */
        void registerProcessingTimeTimer(long time);

        /** Takes back a timer; does nothing if there is none. */
        void deleteEventTimeTimer(long time);

        /** Takes back a timer; does nothing if there is none. */
        void deleteProcessingTimeTimer(long time);

        /** Returns a handle of state of the current key and window. */
        <S extends State> S getPartitionedState(StateDescriptor<S, ?> descriptor);

        /**
         * Returns the context of one part of a composite trigger, whose state is apart from that of
         * the others. Timers are shared: they belong to the window.
         *
         * @param index which part, from 0
         */
        default TriggerContext part(int index) {
            return new PartContext(this, index);
        }
    }

    /** What a trigger may do besides when windows have merged. */
    public interface OnMergeContext extends TriggerContext {

        /** Merges the state of the windows that disappeared into that of the new one. */
        <S extends MergingState<?, ?>> void mergePartitionedState(StateDescriptor<S, ?> descriptor);

        @Override
        default OnMergeContext part(int index) {
            return new PartOnMergeContext(this, index);
        }
    }
}
