// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;

/**
 * Fires when a record is further than a threshold from the one that fired last (at first: from the
 * first record). For windows that do not merge.
 *
 * <pre>{@code
 * record Car(int id, double metres) {}
 *
 * Trigger<Car, Window> everyKilometre =
 *         DeltaTrigger.of(1000, (before, now) -> now.metres() - before.metres());
 * }</pre>
 *
 * @param <T> the records
 */
public final class DeltaTrigger<T> extends Trigger<T, Window> {

    private final double threshold;
    private final DeltaFunction<? super T> delta;
    private final ValueStateDescriptor<T> lastFired = new ValueStateDescriptor<>("last-fired");

    private DeltaTrigger(double threshold, DeltaFunction<? super T> delta) {
        this.threshold = threshold;
        this.delta = delta;
    }

    /** Returns the trigger, which fires when the distance exceeds {@code threshold}. */
    public static <T> DeltaTrigger<T> of(double threshold, DeltaFunction<? super T> delta) {
        return new DeltaTrigger<>(threshold, delta);
    }

    @Override
    public TriggerResult onElement(T element, long timestamp, Window window, TriggerContext ctx) {
        ValueState<T> state = ctx.getPartitionedState(lastFired);
        T last = state.value();
        if (last == null) {
            state.update(element);
            return TriggerResult.CONTINUE;
        }
        if (delta.getDelta(last, element) > threshold) {
            state.update(element);
            return TriggerResult.FIRE;
        }
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
    public void clear(Window window, TriggerContext ctx) {
        ctx.getPartitionedState(lastFired).clear();
    }

    @Override
    public String toString() {
        return "DeltaTrigger(" + threshold + ")";
    }
}
