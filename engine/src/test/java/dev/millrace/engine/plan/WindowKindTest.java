// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.window.CountEvictor;
import dev.millrace.api.window.CountTrigger;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.EventTimeTrigger;
import dev.millrace.api.window.GlobalWindows;
import dev.millrace.api.window.TumblingProcessingTimeWindows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowKindTest {
    private static final Duration GAP = Duration.ofSeconds(10);

    @Test
    void alignedWindowsWithAnAggregateUseSlices() {
        assertThat(kind(WindowSketch.tumbling().keyed())).isEqualTo(WindowKind.SLICES);
        assertThat(kind(WindowSketch.sliding().keyed())).isEqualTo(WindowKind.SLICES);
        assertThat(kind(WindowSketch.sliding())).isEqualTo(WindowKind.SLICES);
    }

    @Test
    void theDefaultTriggerMayBeGivenExplicitly() {
        WindowSketch window = WindowSketch.tumbling().trigger(EventTimeTrigger.create());

        assertThat(kind(window)).isEqualTo(WindowKind.SLICES);
    }

    @Test
    void sessionsWithAFixedGapHaveAnAlgorithmOfTheirOwn() {
        assertThat(kind(sessions())).isEqualTo(WindowKind.SESSIONS);
    }

    @Test
    void recordsThatAreKeptUseSlicesOnlyWhereAWindowIsOneSlice() {
        WindowSpec.Contents elements = new WindowSpec.Elements();

        assertThat(kind(WindowSketch.tumbling().contents(elements))).isEqualTo(WindowKind.SLICES);
        assertThat(kind(WindowSketch.sliding().contents(elements))).isEqualTo(WindowKind.GENERAL);
        assertThat(kind(sessions().contents(elements))).isEqualTo(WindowKind.GENERAL);
    }

    @Test
    void whateverEvictsIsGeneral() {
        WindowSpec.Contents elements = new WindowSpec.Elements();
        CountEvictor evictor = CountEvictor.of(3);

        assertThat(kind(WindowSketch.tumbling().contents(elements).evictor(evictor)))
                .isEqualTo(WindowKind.GENERAL);
        assertThat(kind(sessions().contents(elements).evictor(CountEvictor.of(3))))
                .isEqualTo(WindowKind.GENERAL);
    }

    @Test
    void anotherTriggerIsGeneral() {
        assertThat(kind(WindowSketch.tumbling().trigger(CountTrigger.of(3))))
                .isEqualTo(WindowKind.GENERAL);
        assertThat(kind(sessions().trigger(CountTrigger.of(3)))).isEqualTo(WindowKind.GENERAL);
    }

    @Test
    void assignersWithoutSlicesAreGeneral() {
        assertThat(kind(WindowSketch.of(GlobalWindows.create()))).isEqualTo(WindowKind.GENERAL);
        assertThat(kind(WindowSketch.of(TumblingProcessingTimeWindows.of(GAP))))
                .isEqualTo(WindowKind.GENERAL);
        assertThat(
                        kind(
                                WindowSketch.of(
                                        EventTimeSessionWindows.<String>withDynamicGap(
                                                word -> word.length()))))
                .isEqualTo(WindowKind.GENERAL);
    }

    @Test
    void aSharedSliceCannotBeDiscardedByAWindowThatFiresAgain() {
        assertThat(kind(WindowSketch.sliding().discarding())).isEqualTo(WindowKind.SLICES);
        assertThat(kind(WindowSketch.sliding().discarding().lateness(GAP)))
                .isEqualTo(WindowKind.GENERAL);
        assertThat(kind(WindowSketch.tumbling().discarding().lateness(GAP)))
                .isEqualTo(WindowKind.SLICES);
        assertThat(kind(sessions().discarding().lateness(GAP))).isEqualTo(WindowKind.GENERAL);
    }

    private static WindowSketch sessions() {
        return WindowSketch.of(EventTimeSessionWindows.withGap(GAP)).keyed();
    }

    private static WindowKind kind(WindowSketch window) {
        return WindowKind.of(window.spec());
    }
}
