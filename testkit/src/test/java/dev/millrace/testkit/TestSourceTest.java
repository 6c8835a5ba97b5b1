// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TestSourceTest {
    private final TestSource<String> source = new TestSource<>();
    private final TransactionalSink<String> sink = new TransactionalSink<>();

    /** Joins the records of each second, in the order in which they came. */
    private final Consumer<StreamExecutionEnvironment> perSecond =
            env ->
                    env.fromSource(source, source.watermarks(), "source")
                            .uid("source")
                            .keyBy(value -> "all")
                            .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                            .reduce((a, b) -> a + b)
                            .sinkTo(sink);

    @Test
    void theWatermarkIsWhereTheSplitSaysWhateverTheTimestamps() {
        source.split("a").record("x", 100).record("y", 5_000).watermark(900).record("z", 200);
        source.end();
        JobSimulation.ofSeed(1).parallelism(1).undisturbed().run(perSecond);
        assertThat(sink.records()).containsExactlyInAnyOrder("xz", "y");
    }

    @Test
    void aRecordBehindTheWatermarkIsLate() {
        source.split("a").record("x", 100).watermark(1_000).record("late", 200);
        source.end();
        JobSimulation.ofSeed(1).parallelism(1).undisturbed().run(perSecond);
        assertThat(sink.records()).containsExactly("x");
    }

    @Test
    void positionsSurviveCrashes() {
        for (long seed = 0; seed < 10; seed++) {
            TestSource<Integer> numbers = new TestSource<>();
            for (int i = 0; i < 50; i++) {
                numbers.split("a").records(i).pause(Duration.ofMillis(5));
                numbers.split("b").records(100 + i).pause(Duration.ofMillis(7));
            }
            TransactionalSink<Integer> seen = new TransactionalSink<>();
            numbers.end();
            JobSimulation.ofSeed(seed)
                    .run(
                            env ->
                                    env.fromSource(numbers, numbers.watermarks(), "numbers")
                                            .uid("numbers")
                                            .sinkTo(seen));
            seen.assertHolds(numbers.records());
        }
    }

    @Test
    void aWatermarkNeedsARecordThatWasNotReadYet() {
        assertThatThrownBy(() -> source.split("a").watermark(1))
                .hasMessageContaining("has no record before it");
        source.split("a").record("x", 1).end();
        assertThatThrownBy(() -> source.split("a").records(List.of("y")))
                .hasMessageContaining("has ended");
    }
}
