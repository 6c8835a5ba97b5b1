// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.WhyReport;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Of two sources before one window, the one that holds event time is found. */
class WatermarkTrailTest {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration HALF = PAUSE.dividedBy(2);

    @Test
    void theSourceThatIsFurthestBehindHoldsEventTime() throws Exception {
        WhyReport.HeldBy heldBy = heldBy(slowAt("a", 250), List.of(slowAt("b", 900)));

        assertThat(heldBy.source()).isEqualTo("first");
        assertThat(heldBy.split()).isEqualTo("a");
        assertThat(heldBy.watermark()).isEqualTo(249);
        assertThat(heldBy.splitState()).isEqualTo("READING");
        assertThat(heldBy.path())
                .extracting(WhyReport.Stop::operator)
                .startsWith("first")
                .endsWith("counts");
    }

    @Test
    void aSourceThatIsIdleHoldsNothing() throws Exception {
        WhyReport.HeldBy heldBy = heldBy(idleAt("a", 250), List.of(slowAt("b", 900)));

        assertThat(heldBy.source()).isEqualTo("second");
        assertThat(heldBy.split()).isEqualTo("b");
    }

    @Test
    void ofTwoSplitsOfOneSourceTheSlowerIsNamed() throws Exception {
        WhyReport.HeldBy heldBy =
                heldBy(slowAt("only", 900), List.of(slowAt("ahead", 950), slowAt("behind", 120)));

        assertThat(heldBy.source()).isEqualTo("second");
        assertThat(heldBy.split()).isEqualTo("behind");
        assertThat(heldBy.watermark()).isEqualTo(119);
    }

    @Test
    void anInputThatHasEndedHoldsNothing() throws Exception {
        Script<Reading> ended = Script.<Reading>split("a").records(at(100));

        assertThat(heldBy(ended, List.of(slowAt("b", 900))).source()).isEqualTo("second");
    }

    private static Script<Reading> slowAt(String split, long timeMs) {
        return Script.<Reading>split(split).records(at(timeMs)).slow(PAUSE).records(at(5_000));
    }

    private static Script<Reading> idleAt(String split, long timeMs) {
        return Script.<Reading>split(split).records(at(timeMs)).caughtUp(PAUSE).records(at(5_000));
    }

    private static Reading at(long timeMs) {
        return Reading.of("k", timeMs, 1);
    }

    /** What holds the window in the middle of the pause. */
    private static WhyReport.HeldBy heldBy(Script<Reading> first, List<Script<Reading>> second)
            throws Exception {
        JobHandle job = JobScenario.simulated(1).start(env -> build(env, first, second));
        assertThat(job.await(HALF)).isFalse();
        WhyReport<Object> why =
                ((Inspectable) job).view().why("counts", null, value -> value).get(0);
        job.cancel();
        job.await();
        return Objects.requireNonNull(why.heldBy());
    }

    private static void build(
            StreamExecutionEnvironment env, Script<Reading> first, List<Script<Reading>> second) {
        DataStream<Reading> other =
                env.fromSource(ScriptedSource.of(second), Reading.punctual(0), "second")
                        .uid("second");
        env.fromSource(ScriptedSource.of(first), Reading.punctual(0), "first")
                .uid("first")
                .union(other)
                .keyBy(Reading::sensor)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> b)
                .name("counts")
                .uid("counts")
                .sinkTo(new CollectSink<>());
    }
}
