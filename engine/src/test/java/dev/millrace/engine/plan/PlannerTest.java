// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static dev.millrace.engine.plan.Sketch.edge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.Partitioning.Global;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final Sketch sketch = new Sketch();

    @Test
    void tasksAndEdgesStandWhereTheirIdsSay() {
        Plan plan = diamond().plan();

        assertThat(plan.tasks())
                .extracting(Task::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, plan.tasks().size()).boxed().toList());
        assertThat(plan.edges())
                .extracting(TaskEdge::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, plan.edges().size()).boxed().toList());
    }

    @Test
    void producersStandBeforeConsumers() {
        assertThat(diamond().plan().edges()).allMatch(edge -> edge.fromTask() < edge.toTask());
    }

    @Test
    void parallelismComesFromTheOperatorElseFromTheJob() {
        Node words = sketch.parallelism(3).source("words");
        Node count = sketch.keyed("count", words);
        count.parallelism(5);
        count.maxParallelism(10);
        sketch.sink("out", count);

        Plan plan = sketch.plan();

        assertThat(plan.tasks()).extracting(Task::parallelism).containsExactly(3, 5, 3);
        assertThat(plan.tasks()).extracting(Task::maxParallelism).containsExactly(128, 10, 128);
        assertThat(plan.subtaskCount()).isEqualTo(11);
    }

    @Test
    void whatReadsGlobalHasOneSubtask() {
        Node lines = sketch.source("lines");
        sketch.sink("out", sketch.node(Sketch.map(), "collect", edge(lines, new Global())));

        assertThat(sketch.plan().tasks()).extracting(Task::parallelism).containsExactly(2, 1, 2);
        assertThat(sketch.edges()).containsExactly("0 -> 1 global", "1 -> 2 rebalance");
    }

    @Test
    void recordsFailTheJobUnlessTheUserSaysOtherwise() {
        Node parse = sketch.map("parse", sketch.source("lines"));
        parse.errorPolicy(ErrorPolicy.skip());
        sketch.sink("out", parse);

        assertThat(sketch.plan().tasks().get(0).operators())
                .extracting(PlannedOperator::errorPolicy)
                .containsExactly(ErrorPolicy.fail(), ErrorPolicy.skip(), ErrorPolicy.fail());
    }

    @Test
    void oneProgramHasOnePlan() {
        assertThat(Explain.text(new PlannerTest().diamond().plan()))
                .isEqualTo(Explain.text(diamond().plan()));
    }

    private Sketch diamond() {
        Node words = sketch.source("words");
        Node left = sketch.keyed("left", words);
        Node right = sketch.keyed("right", sketch.map("upper", words));
        sketch.sink("out", sketch.connected("join", left, right));
        return sketch;
    }
}
