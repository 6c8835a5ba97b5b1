// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.NeverTrigger;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.WindowAssigner;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What has been said about a window so far. What cannot work is refused when it is said, so that
 * the stack trace shows the line.
 */
final class WindowSettings {
    private final @Nullable KeySelector<?, ?> key;
    private final WindowAssigner<?, ?> assigner;
    private @Nullable Trigger<?, ?> trigger;
    private @Nullable Evictor<?, ?> evictor;
    private Duration allowedLateness = Duration.ZERO;
    private @Nullable OutputTag<?> lateOutput;
    private AccumulationMode accumulation = AccumulationMode.ACCUMULATING;

    /** Settings of a window over records with this key, or over all records if it is null. */
    WindowSettings(@Nullable KeySelector<?, ?> key, WindowAssigner<?, ?> assigner) {
        this.key = key;
        this.assigner = assigner;
    }

    void trigger(Trigger<?, ?> trigger) {
        if (assigner instanceof MergingWindowAssigner && !trigger.canMerge()) {
            throw new IllegalArgumentException(
                    trigger
                            + " cannot follow windows that merge, as those of "
                            + assigner
                            + " do; let its canMerge() return true and implement onMerge()");
        }
        this.trigger = trigger;
    }

    void evictor(Evictor<?, ?> evictor) {
        this.evictor = evictor;
    }

    void allowedLateness(Duration lateness) {
        if (lateness.isNegative()) {
            throw new IllegalArgumentException(
                    "Allowed lateness is " + lateness + "; give zero or more");
        }
        requireEventTime("allowedLateness");
        this.allowedLateness = lateness;
    }

    void lateOutput(OutputTag<?> tag) {
        requireEventTime("sideOutputLateData");
        this.lateOutput = tag;
    }

    private void requireEventTime(String setting) {
        if (!assigner.isEventTime()) {
            throw new IllegalStateException(
                    setting
                            + " says nothing about windows of "
                            + assigner
                            + ", for which no record is late; use an event-time assigner");
        }
    }

    void accumulation(AccumulationMode mode) {
        this.accumulation = mode;
    }

    WindowSpec ofElements(Instances<? extends Function> result) {
        return spec(new WindowSpec.Elements(), result);
    }

    WindowSpec ofReduced(
            Instances<? extends ReduceFunction<?>> reduce,
            @Nullable Instances<? extends Function> result) {
        if (evictor == null) {
            return spec(new WindowSpec.Reduced(reduce), result);
        }
        return ofElements(Fold.ofElements(() -> Fold.reducing(reduce.next()), result, key != null));
    }

    WindowSpec ofAggregated(
            Instances<? extends AggregateFunction<?, ?, ?>> aggregate,
            @Nullable Instances<? extends Function> result) {
        if (evictor == null) {
            return spec(new WindowSpec.Aggregated(aggregate), result);
        }
        return ofElements(
                Fold.ofElements(() -> Fold.aggregating(aggregate.next()), result, key != null));
    }

    private WindowSpec spec(
            WindowSpec.Contents contents, @Nullable Instances<? extends Function> result) {
        if (trigger == null && assigner.getDefaultTrigger() instanceof NeverTrigger) {
            throw new IllegalStateException(
                    "A window of "
                            + assigner
                            + " never fires by itself; give it a trigger, such as"
                            + " .trigger(CountTrigger.of(100))");
        }
        return new WindowSpec(
                key,
                assigner,
                trigger,
                evictor,
                allowedLateness,
                lateOutput,
                accumulation,
                contents,
                result);
    }

    /** The name an operator has until it is given one. */
    String name() {
        return (key == null ? "windowAll(" : "window(") + assigner + ")";
    }
}
