// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.graph.Node;
import dev.millrace.api.stream.DataStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamExecutionEnvironmentTest {
    private final StreamExecutionEnvironment env =
            StreamExecutionEnvironment.getExecutionEnvironment();

    @Test
    void handsTheWholeGraphToTheEngine() throws Exception {
        env.setParallelism(3).setRuntimeMode(RuntimeMode.BATCH).set("workers", "2");
        env.fromSequence(1, 3).map(n -> n * n).print();

        JobResult result = env.execute("squares");

        assertThat(result.jobName()).isEqualTo("squares");
        assertThat(RecordingEngine.last().nodes())
                .extracting(Node::name)
                .containsExactly("sequence", "map", "print");
        assertThat(RecordingEngine.last().parallelism()).isEqualTo(3);
        assertThat(RecordingEngine.last().mode()).isEqualTo(RuntimeMode.BATCH);
        assertThat(RecordingEngine.last().settings().get(Options.WORKERS)).isEqualTo(2);
    }

    @Test
    void takesKeyGroupsForTheWidestOperatorUnlessTheyAreSet() {
        env.setParallelism(2);
        env.fromSequence(1, 3).map(n -> n).setParallelism(40).print();

        assertThat(env.graph("wide").maxParallelism()).isEqualTo(384);
        env.setMaxParallelism(64);
        assertThat(env.graph("wide").maxParallelism()).isEqualTo(64);
    }

    @Test
    void refusesMoreSubtasksThanKeyGroups() {
        env.setParallelism(4).setMaxParallelism(2);
        env.fromSequence(1, 3).print();

        assertThatThrownBy(() -> env.execute("narrow"))
                .hasMessageContaining("parallelism is 4 but max-parallelism only 2");
    }

    @Test
    void refusesAJobWithoutOperators() {
        assertThatThrownBy(() -> env.execute("empty"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Job 'empty' has no operator; begin with fromSource(...)");
    }

    @Test
    void refusesAJobThatNobodyWouldSee() {
        env.fromSequence(1, 3).map(n -> n).name("square");

        assertThatThrownBy(() -> env.execute("silent"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Job 'silent' has no sink")
                .hasMessageContaining("'square'");
    }

    @Test
    void saysWhichDependencyIsMissingWithoutAnEngine() {
        env.fromSequence(1, 3).print();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThatThrownBy(() -> env.execute("alone"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("dev.millrace:millrace-engine");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void collectsForOneRunOnly() throws Exception {
        DataStream<Long> numbers = env.fromSequence(1, 3);

        assertThat(numbers.executeAndCollect("collected")).isEmpty();

        assertThat(RecordingEngine.last().nodes())
                .extracting(Node::name)
                .containsExactly("sequence", "collect");
        assertThat(env.graph("after").nodes()).extracting(Node::name).containsExactly("sequence");
    }

    @Test
    void readsDataInOrderUnlessToldOtherwise() {
        env.setParallelism(4);
        env.fromData(1, 2, 3);
        env.fromData(List.of("a")).setParallelism(2);

        assertThat(env.graph("data").nodes()).extracting(Node::parallelism).containsExactly(1, 2);
    }
}
