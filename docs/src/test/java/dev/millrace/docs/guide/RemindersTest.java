// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.testkit.TestJob;
import dev.millrace.testkit.TestSource;
import dev.millrace.testkit.TransactionalSink;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemindersTest {
    // snippet: test-job
    private final TestSource<String> orders = new TestSource<>();
    private final TransactionalSink<String> reminders = new TransactionalSink<>();

    @Test
    void aReminderComesAfterAWeekThoughTheProcessDied() {
        orders.split("web").records("order 1");
        TestJob job = TestJob.start(this::program);

        job.pass(Duration.ofDays(5)).checkpoint();
        orders.split("web").records("order 2");
        job.pass(Duration.ofDays(1)).crash(2);

        job.pass(Duration.ofDays(1)).checkpoint();
        assertThat(reminders.records()).containsExactly("order 1 is open");

        job.pass(Duration.ofDays(7)).checkpoint();
        assertThat(reminders.records()).containsExactly("order 1 is open", "order 2 is open");
    }

    // end

    private void program(StreamExecutionEnvironment env) {
        env.fromSource(orders, orders.watermarks(), "orders")
                .uid("orders")
                .keyBy(order -> order)
                .process(Reminder::new)
                .uid("reminders")
                .sinkTo(reminders)
                .uid("sink");
    }

    private static final class Reminder extends KeyedProcessFunction<String, String, String> {
        private static final long WEEK_MS = Duration.ofDays(7).toMillis();

        @Override
        public void processElement(String order, Context context, Collector<String> out) {
            long nowMs = context.timerService().currentProcessingTime();
            context.timerService().registerProcessingTimeTimer(nowMs + WEEK_MS);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
            out.collect(context.getCurrentKey() + " is open");
        }
    }

    // snippet: test-source
    @Test
    void aQuietSplitDoesNotHoldTheOthers() {
        TestSource<String> visits = new TestSource<>();
        visits.split("north").record("a", 1_000).watermark(1_000).record("late", 900);
        visits.split("south").record("b", 2_000).watermark(1_900).idle();
        visits.split("west").pause(Duration.ofMinutes(5)).record("c", 1_500);
        visits.end();
        assertThat(visits.records()).containsExactly("a", "late", "b", "c");
    }
    // end
}
