// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.WindowAssigner;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A window operator as data.
 *
 * @param key the key, or null for {@code windowAll}
 * @param assigner which windows a record belongs to
 * @param trigger when a window fires, or null for the assigner's default
 * @param evictor which elements are left out at a firing, or null; only with {@link Elements}
 * @param allowedLateness how long a window is kept after the watermark passed its end
 * @param lateOutput where records beyond the allowed lateness go; null: they are counted
 * @param accumulation whether a firing keeps or drops what the window holds
 * @param contents what is kept of the records of a window
 * @param function what makes results of a fired window; null: the reduced or aggregated value
 *     itself. A {@code ProcessWindowFunction} when keyed, else a {@code ProcessAllWindowFunction}
 */
public record WindowSpec(
        @Nullable KeySelector<?, ?> key,
        WindowAssigner<?, ?> assigner,
        @Nullable Trigger<?, ?> trigger,
        @Nullable Evictor<?, ?> evictor,
        Duration allowedLateness,
        @Nullable OutputTag<?> lateOutput,
        AccumulationMode accumulation,
        Contents contents,
        @Nullable Instances<? extends Function> function)
        implements OperatorSpec {

    /** What a window keeps of its records. */
    public sealed interface Contents {}

    /** Every record. */
    public record Elements() implements Contents {}

    /** One record, made of all by a reduce function. */
    public record Reduced(Instances<? extends ReduceFunction<?>> function) implements Contents {}

    /** One accumulator. */
    public record Aggregated(Instances<? extends AggregateFunction<?, ?, ?>> function)
            implements Contents {}
}
