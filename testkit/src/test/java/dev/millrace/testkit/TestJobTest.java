// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestJobTest {
    private final TestSource<String> source = new TestSource<>();
    private final TransactionalSink<String> sink = new TransactionalSink<>();

    private void joining(StreamExecutionEnvironment env) {
        env.fromSource(source, source.watermarks(), "source")
                .uid("source")
                .keyBy(value -> "all")
                .reduce((a, b) -> a + b)
                .uid("joining")
                .sinkTo(sink)
                .uid("sink");
    }

    @Test
    void outputIsSeenWithTheCheckpoint() {
        source.split("a").records("x", "y");
        TestJob job = TestJob.start(this::joining).pass(Duration.ofHours(1));
        assertThat(sink.records()).isEmpty();
        job.checkpoint();
        assertThat(sink.records()).containsExactly("x", "xy");
    }

    @Test
    void aProcessGoesOnFromTheLastCheckpointWithStateAndPosition() {
        source.split("a").records("x", "y");
        TestJob job = TestJob.start(this::joining).checkpoint();
        source.split("a").records("z");
        job.pass(Duration.ofSeconds(1)).crash(3).pass(Duration.ofSeconds(1)).crash(2);
        source.split("a").end();
        job.finish();
        assertThat(sink.records()).containsExactly("x", "xy", "xyz");
    }

    @Test
    void aProcessBeginsAnewWithoutACheckpoint() {
        source.split("a").records("x");
        TestJob job = TestJob.start(this::joining).pass(Duration.ofSeconds(1)).crash();
        source.split("a").records("y").end();
        job.finish();
        sink.assertHolds(List.of("x", "xy"));
    }

    @Test
    void anIdleSplitDoesNotHoldTheWatermarkAndOneThatPausesDoes() {
        source.split("quiet").idle();
        source.split("a").record("x", 500).watermark(2_000);
        TestJob job = TestJob.start(this::perSecond).pass(Duration.ofSeconds(1)).checkpoint();
        assertThat(sink.records()).containsExactly("x");
        source.split("quiet").record("q", 2_100).watermark(2_100).pause(Duration.ofDays(1));
        source.split("a").record("y", 2_500).watermark(4_000);
        job.pass(Duration.ofHours(1)).checkpoint();
        assertThat(sink.records()).containsExactly("x");
        source.split("quiet").idle();
        job.pass(Duration.ofDays(2)).checkpoint();
        assertThat(sink.records()).containsExactlyInAnyOrder("x", "qy");
    }

    private void perSecond(StreamExecutionEnvironment env) {
        env.fromSource(source, source.watermarks(), "source")
                .uid("source")
                .keyBy(value -> "all")
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> a.compareTo(b) < 0 ? a + b : b + a)
                .uid("window")
                .sinkTo(sink)
                .uid("sink");
    }

    @Test
    void processingTimePassesAsTheTestSays() {
        source.split("a").records("x");
        TestJob job =
                TestJob.start(
                        env ->
                                env.fromSource(source, source.watermarks(), "source")
                                        .uid("source")
                                        .keyBy(value -> value)
                                        .process(Reminder::new)
                                        .uid("reminder")
                                        .sinkTo(sink));
        job.pass(Duration.ofDays(6)).checkpoint();
        assertThat(sink.records()).isEmpty();
        job.crash().pass(Duration.ofDays(1)).checkpoint();
        assertThat(sink.records()).containsExactly("x after a week");
    }

    private static final class Reminder extends KeyedProcessFunction<String, String, String> {
        @Override
        public void processElement(String value, Context context, Collector<String> out) {
            long week = context.timerService().currentProcessingTime() + 7 * 86_400_000L;
            context.timerService().registerProcessingTimeTimer(week);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
            out.collect(context.getCurrentKey() + " after a week");
        }
    }

    @Test
    void aJobThatFailsFailsTheTestWithItsCause() {
        source.split("a").unreadable("?!", new IllegalArgumentException("not a word"));
        TestJob job = TestJob.start(this::joining);
        assertThatThrownBy(() -> job.pass(Duration.ofHours(1)))
                .isInstanceOf(AssertionError.class)
                .hasStackTraceContaining("not a word");
    }

    @Test
    void aJobWhoseInputDoesNotEndSaysSo() {
        source.split("a").records("x");
        TestJob job = TestJob.start(this::joining);
        assertThatThrownBy(job::finish).hasMessageContaining("has every split");
    }
}
