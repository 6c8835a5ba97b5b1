// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static dev.millrace.engine.plan.Sketch.edge;
import static dev.millrace.engine.plan.Sketch.sideOutput;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.graph.Chaining;
import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.Partitioning.ByKey;
import dev.millrace.api.graph.Partitioning.Rebalance;
import dev.millrace.api.graph.WindowSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainsTest {
    private final Sketch sketch = new Sketch();

    @Test
    void operatorsInARowRunAsOneTask() {
        Node lines = sketch.source("lines");
        sketch.sink("out", sketch.map("trim", sketch.map("parse", lines)));

        assertThat(sketch.chains()).containsExactly("lines -> parse -> trim -> out");
        assertThat(sketch.edges()).isEmpty();
    }

    @Test
    void anOperatorThatFeedsSeveralMakesTheChainATree() {
        Node parse = sketch.map("parse", sketch.source("lines"));
        sketch.sink("all", parse);
        sketch.sink("rest", sketch.map("trim", parse));

        assertThat(sketch.chains()).containsExactly("lines -> parse -> (all, trim -> rest)");
    }

    @Test
    void readersOfSideOutputsJoinTheChain() {
        Node parse = sketch.map("parse", sketch.source("lines"));
        sketch.sink("good", parse);
        sketch.node(Sketch.map(), "bad", sideOutput(parse, "rejected"));

        Task task = sketch.plan().tasks().get(0);
        List<Successor> readers = task.operators().get(1).chained();

        assertThat(task.name()).isEqualTo("lines -> parse -> (good, bad)");
        assertThat(readers.get(0).sideOutput()).isNull();
        assertThat(readers.get(1).sideOutput()).hasToString("OutputTag(rejected)");
    }

    @Test
    void aKeyBeginsATask() {
        Node count = sketch.keyed("count", sketch.source("words"));
        sketch.sink("out", count);

        assertThat(sketch.chains()).containsExactly("words", "count -> out");
        assertThat(sketch.edges()).containsExactly("0 -> 1 by-key");
    }

    @Test
    void aUnionBeginsATask() {
        Node a = sketch.source("a");
        sketch.sink("out", sketch.map("both", a, sketch.map("b", a)));

        assertThat(sketch.chains()).containsExactly("a -> b", "both -> out");
        assertThat(sketch.edges()).containsExactly("0 -> 1 forward", "0 -> 1 forward");
    }

    @Test
    void twoInputsBeginATaskAndKeepTheirOrdinals() {
        Node a = sketch.source("a");
        sketch.sink("out", sketch.connected("join", a, sketch.source("b")));

        assertThat(sketch.chains()).containsExactly("a", "b", "join -> out");
        assertThat(sketch.plan().edges()).extracting(TaskEdge::ordinal).containsExactly(0, 1);
    }

    @Test
    void aWindowBeginsATask() {
        Node words = sketch.source("words");
        WindowSpec window =
                WindowSketch.tumbling().keyed().contents(new WindowSpec.Elements()).spec();
        Edge byKey = edge(words, new ByKey(Sketch.KEY));
        sketch.sink("out", sketch.node(window, "longest", byKey));

        assertThat(sketch.chains()).containsExactly("words", "longest -> out");
    }

    @Test
    void anythingButForwardBeginsATask() {
        Node lines = sketch.source("lines");
        sketch.sink("out", sketch.node(Sketch.map(), "parse", edge(lines, new Rebalance())));

        assertThat(sketch.chains()).containsExactly("lines", "parse -> out");
        assertThat(sketch.edges()).containsExactly("0 -> 1 rebalance");
    }

    @Test
    void anotherParallelismBeginsATaskAndRebalances() {
        Node lines = sketch.source("lines");
        lines.parallelism(1);
        sketch.sink("out", sketch.map("parse", lines));

        assertThat(sketch.chains()).containsExactly("lines", "parse -> out");
        assertThat(sketch.edges()).containsExactly("0 -> 1 rebalance");
    }

    @Test
    void aSingleReceiverGetsAll() {
        sketch.single("out", sketch.source("lines"));

        assertThat(sketch.edges()).containsExactly("0 -> 1 global");
    }

    @Test
    void anotherMaxParallelismBeginsATask() {
        Node lines = sketch.source("lines");
        Node parse = sketch.map("parse", lines);
        parse.maxParallelism(64);
        sketch.sink("out", parse);

        assertThat(sketch.chains()).containsExactly("lines", "parse -> out");
    }

    @Test
    void aMaxParallelismOfAKeyedOperatorDoesNotPartItFromItsReaders() {
        Node count = sketch.keyed("count", sketch.source("words"));
        count.maxParallelism(512);
        sketch.sink("out", count);

        assertThat(sketch.chains()).containsExactly("words", "count -> out");
        assertThat(sketch.plan().tasks().get(1).maxParallelism()).isEqualTo(512);
    }

    @Test
    void aBlockingSinkHasATaskOfItsOwn() {
        Node lines = sketch.source("lines");
        sketch.blockingSink("database", lines);
        sketch.sink("screen", lines);

        assertThat(sketch.chains()).containsExactly("lines -> screen", "database");
        assertThat(sketch.plan().tasks()).extracting(Task::blocking).containsExactly(false, true);
    }

    @Test
    void cheapOperatorsRunOnTheThreadOfABlockingSource() {
        Node rows = sketch.blockingSource("rows");
        sketch.sink("out", sketch.map("parse", rows));

        assertThat(sketch.chains()).containsExactly("rows -> parse -> out");
        assertThat(sketch.plan().tasks().get(0).blocking()).isTrue();
    }

    @Test
    void aUserCanBeginAChain() {
        Node parse = sketch.map("parse", sketch.source("lines"));
        parse.chaining(Chaining.STARTS_NEW_CHAIN);
        sketch.sink("out", parse);

        assertThat(sketch.chains()).containsExactly("lines", "parse -> out");
        assertThat(sketch.edges()).containsExactly("0 -> 1 forward");
    }

    @Test
    void aUserCanKeepAnOperatorOutOfChains() {
        Node parse = sketch.map("parse", sketch.source("lines"));
        parse.chaining(Chaining.FORBIDDEN);
        sketch.sink("out", parse);

        assertThat(sketch.chains()).containsExactly("lines", "parse", "out");
    }

    @Test
    void edgesLeaveFromTheOperatorThatMakesTheRecords() {
        Node parse = sketch.map("parse", sketch.source("words"));
        sketch.sink("out", sketch.keyed("count", parse));

        Plan plan = sketch.plan();
        List<PlannedOperator> chain = plan.tasks().get(0).operators();

        assertThat(plan.edgesFrom(chain.get(0))).isEmpty();
        assertThat(plan.edgesFrom(chain.get(1))).isEqualTo(plan.edgesInto(plan.tasks().get(1)));
    }
}
