// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.WindowAssigner;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A window operator with defaults for all that a test does not care about: reduced, without key.
 */
final class WindowSketch {
    private final WindowAssigner<?, ?> assigner;
    private @Nullable KeySelector<?, ?> key;
    private @Nullable Trigger<?, ?> trigger;
    private @Nullable Evictor<?, ?> evictor;
    private Duration lateness = Duration.ZERO;
    private @Nullable OutputTag<?> lateOutput;
    private AccumulationMode accumulation = AccumulationMode.ACCUMULATING;
    private WindowSpec.Contents contents;

    private WindowSketch(WindowAssigner<?, ?> assigner) {
        ReduceFunction<String> longer = (a, b) -> a.length() >= b.length() ? a : b;
        this.assigner = assigner;
        this.contents = new WindowSpec.Reduced(Instances.of(longer));
    }

    static WindowSketch of(WindowAssigner<?, ?> assigner) {
        return new WindowSketch(assigner);
    }

    static WindowSketch tumbling() {
        return of(TumblingEventTimeWindows.of(Duration.ofHours(1), Duration.ofMinutes(5)));
    }

    static WindowSketch sliding() {
        return of(SlidingEventTimeWindows.of(Duration.ofHours(3), Duration.ofMinutes(15)));
    }

    WindowSketch keyed() {
        this.key = Sketch.KEY;
        return this;
    }

    WindowSketch trigger(Trigger<?, ?> trigger) {
        this.trigger = trigger;
        return this;
    }

    WindowSketch evictor(Evictor<?, ?> evictor) {
        this.evictor = evictor;
        return this;
    }

    WindowSketch lateness(Duration lateness) {
        this.lateness = lateness;
        return this;
    }

    WindowSketch lateOutput(String tag) {
        this.lateOutput = new OutputTag<>(tag);
        return this;
    }

    WindowSketch discarding() {
        this.accumulation = AccumulationMode.DISCARDING;
        return this;
    }

    WindowSketch contents(WindowSpec.Contents contents) {
        this.contents = contents;
        return this;
    }

    WindowSpec spec() {
        return new WindowSpec(
                key,
                assigner,
                trigger,
                evictor,
                lateness,
                lateOutput,
                accumulation,
                contents,
                null);
    }
}
