// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.stream.SingleOutputStreamOperator;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** Plans of jobs written as their users write them. */
class FluentJobTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final StreamExecutionEnvironment env =
            StreamExecutionEnvironment.getExecutionEnvironment();

    @Test
    void aHottestKeyIsCountedByKeyAndComparedInTwoHalves() {
        env.setParallelism(2);
        words().keyBy(word -> word)
                .window(SlidingEventTimeWindows.of(MINUTE.multipliedBy(10), MINUTE))
                .aggregate(Aggregates.count())
                .name("count")
                .windowAll(TumblingEventTimeWindows.of(MINUTE))
                .aggregate(Aggregates.maxBy(Comparator.<Long>naturalOrder()))
                .name("hottest")
                .print()
                .name("screen");

        assertThat(Planner.plan(env.graph("hottest")).tasks())
                .extracting(Task::name)
                .containsExactly("words", "count -> hottest (local)", "hottest", "screen");
    }

    @Test
    void aForwardBetweenUnequalsIsRefusedAtTheLineThatWroteIt() {
        words().setParallelism(1).forward().map(String::length).setParallelism(3).print();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Planner.plan(env.graph("lengths")))
                .withMessageContaining("FluentJobTest.java:")
                .withMessageContaining("forward() pairs it with 'words'");
    }

    private SingleOutputStreamOperator<String> words() {
        return env.fromData("to", "be", "or").name("words");
    }
}
