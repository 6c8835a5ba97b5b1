// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static dev.millrace.engine.plan.Sketch.edge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.Chaining;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.Partitioning.ByKey;
import dev.millrace.api.graph.Partitioning.Shuffle;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.window.CountTrigger;
import dev.millrace.engine.plan.PhysicalOperator.GlobalWindow;
import dev.millrace.engine.plan.PhysicalOperator.LocalWindow;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowSplitTest {
    private final Sketch sketch = new Sketch();
    private final Node words = sketch.source("words");

    @Test
    void theFirstHalfRunsInTheChainOfTheProducer() {
        sketch.single("out", sketch.windowAll(WindowSketch.sliding(), "longest", words));

        assertThat(sketch.chains()).containsExactly("words -> longest (local)", "longest -> out");
        assertThat(sketch.edges()).containsExactly("0 -> 1 global");
        assertThat(sketch.plan().tasks()).extracting(Task::parallelism).containsExactly(2, 1);
        assertThat(sketch.plan().tasks().get(0).operators().get(1).work())
                .isInstanceOf(LocalWindow.class);
        assertThat(sketch.plan().tasks().get(1).head().work()).isInstanceOf(GlobalWindow.class);
    }

    @Test
    void eachMemberOfAUnionHasAFirstHalf() {
        Node other = sketch.map("other", words);
        sketch.single("out", sketch.windowAll(WindowSketch.tumbling(), "longest", words, other));

        Plan plan = sketch.plan();
        List<PlannedOperator> chain = plan.tasks().get(0).operators();

        assertThat(plan.tasks().get(0).name())
                .isEqualTo("words -> (other -> longest (local), longest (local))");
        assertThat(chain).extracting(PlannedOperator::id).doesNotHaveDuplicates();
        assertThat(chain).extracting(PlannedOperator::uid).doesNotHaveDuplicates();
        assertThat(plan.edges()).hasSize(2);
        assertThat(chain.stream().flatMap(one -> plan.edgesFrom(one).stream())).hasSize(2);
    }

    @Test
    void aWindowByKeyIsAddedUpByKeyInTheChainOfItsProducer() {
        Node longest = byKey();
        sketch.single("out", longest);

        assertThat(sketch.chains()).containsExactly("words -> longest (local)", "longest", "out");
        assertThat(sketch.edges()).containsExactly("0 -> 1 by-key", "1 -> 2 global");
        Plan plan = sketch.plan();
        assertThat(plan.tasks()).extracting(Task::parallelism).containsExactly(2, 2, 1);
        PlannedOperator local = plan.tasks().get(0).operators().get(1);
        assertThat(local.isKeyed()).isFalse();
        assertThat(local.remembers()).isFalse();
        assertThat(plan.tasks().get(1).head().isKeyed()).isTrue();
    }

    @Test
    void aWindowByKeyIsWholeWhereOneSubtaskMakesItsRecords() {
        words.parallelism(1);
        sketch.single("out", byKey());

        assertThat(sketch.chains()).containsExactly("words", "longest", "out");
    }

    private Node byKey() {
        WindowSpec window = WindowSketch.tumbling().keyed().spec();
        return sketch.node(window, "longest", edge(words, new ByKey(Sketch.KEY)));
    }

    @Test
    void aWindowThatKeepsItsRecordsIsWhole() {
        assertWhole(WindowSketch.tumbling().contents(new WindowSpec.Elements()));
    }

    @Test
    void aWindowWhoseFiringsDependOnEachRecordIsWhole() {
        assertWhole(WindowSketch.tumbling().trigger(CountTrigger.of(3)));
    }

    @Test
    void aWindowThatPromisesEachLateRecordIsWhole() {
        assertWhole(WindowSketch.tumbling().lateOutput("late"));
    }

    @Test
    void aWindowThatPromisesEachFailedRecordIsWhole() {
        Node longest = sketch.windowAll(WindowSketch.tumbling(), "longest", words);
        longest.errorPolicy(ErrorPolicy.deadLetter(new OutputTag<>("failed")));

        assertThat(WindowSplit.pays(longest, List.of())).isFalse();
    }

    @Test
    void aWindowIsWholeWhereItsUserForbadeTheChain() {
        Node longest = sketch.windowAll(WindowSketch.tumbling(), "longest", words);
        words.chaining(Chaining.FORBIDDEN);

        assertThat(WindowSplit.pays(longest, List.of())).isFalse();
    }

    @Test
    void aPartitioningThatItsUserChoseIsKept() {
        WindowSpec window = WindowSketch.tumbling().spec();
        Node longest = sketch.node(window, "longest", edge(words, new Shuffle()));
        sketch.single("out", longest);

        assertThat(sketch.chains()).containsExactly("words", "longest -> out");
        assertThat(sketch.edges()).containsExactly("0 -> 1 shuffle");
        assertThat(sketch.plan().tasks().get(1).head().work())
                .isEqualTo(new WholeWindow(window, WindowKind.SLICES));
    }

    private static void assertWhole(WindowSketch window) {
        assertThat(WindowSplit.canSplit(window.spec())).isFalse();
    }
}
