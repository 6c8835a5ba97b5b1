// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static dev.millrace.engine.plan.Sketch.edge;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.Partitioning.Forward;
import dev.millrace.api.graph.Partitioning.Global;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final Sketch sketch = new Sketch();

    @Test
    void refusesAnEmptyJob() {
        assertRefused("The job 'sketch' has no operators; begin with a source");
    }

    @Test
    void refusesAJobWithoutSink() {
        sketch.map("parse", sketch.source("lines"));

        assertRefused("The job 'sketch' has no sink", "sinkTo(...)", "'parse' at ", "Sketch.java:");
    }

    @Test
    void acceptsAnOutputThatNobodyReads() {
        Node lines = sketch.source("lines");
        sketch.map("parse", lines);
        sketch.sink("out", lines);

        assertThatCode(sketch::plan).doesNotThrowAnyException();
    }

    @Test
    void refusesMoreSubtasksThanKeyGroups() {
        Node count = sketch.keyed("count", sketch.source("words"));
        count.parallelism(9);
        count.maxParallelism(8);
        sketch.sink("out", count);

        assertRefused("'count' at ", "has parallelism 9, more than its max parallelism 8");
    }

    @Test
    void refusesMoreSubtasksThanTheDefaultOfKeyGroups() {
        Node count = sketch.keyed("count", sketch.source("words"));
        count.parallelism(129);
        sketch.sink("out", count);

        assertRefused("'count' at ", "has parallelism 129, more than its max parallelism 128");
    }

    @Test
    void refusesSeveralSubtasksForAWindowWithoutKey() {
        Node longest = sketch.windowAll(WindowSketch.tumbling(), "longest", sketch.source("words"));
        longest.parallelism(2);
        sketch.sink("out", longest);

        assertRefused("'longest' at ", "has parallelism 2, but one subtask gets all its records");
    }

    @Test
    void refusesSeveralSubtasksWhereOneGetsAll() {
        Node lines = sketch.source("lines");
        sketch.node(Sketch.map(), "collect", edge(lines, new Global())).parallelism(4);
        sketch.sink("out", lines);

        assertRefused("'collect' at ", "has parallelism 4", "drop global()");
    }

    @Test
    void refusesForwardBetweenDifferentParallelism() {
        Node lines = sketch.source("lines");
        lines.parallelism(1);
        Node parse = sketch.node(Sketch.map(), "parse", edge(lines, new Forward(true)));
        sketch.sink("out", parse);

        assertRefused(
                "'parse' at ",
                "has parallelism 2, but forward() pairs it with 'lines' at ",
                "which has parallelism 1");
    }

    @Test
    void refusesAnUnboundedSourceInBatchMode() {
        sketch.batch().sink("out", sketch.unboundedSource("clicks"));

        assertRefused("'clicks' at ", "is unbounded", "STREAMING");
    }

    @Test
    void refusesTwoEqualUidsAndNamesBothLines() {
        Node lines = sketch.source("lines");
        lines.uid("same");
        sketch.sink("out", lines).uid("same");

        assertRefused(
                "Two operators have the uid 'same': 'lines' at ", "'out' at ", "Sketch.java:");
    }

    @Test
    void refusesAUidThatIsTheDerivedOneOfAnother() {
        Node lines = sketch.source("lines");
        sketch.sink("out", lines);
        lines.uid("feed");
        String derived = sketch.plan().tasks().get(0).operators().get(1).uid();
        sketch.sink("other", lines).uid(derived);

        assertRefused("Two operators have the uid '" + derived + "'");
    }

    @Test
    void refusesAUidOfAHalfOfAnotherWindow() {
        Node longest = sketch.windowAll(WindowSketch.tumbling(), "longest", sketch.source("words"));
        longest.uid("longest");
        sketch.sink("out", longest).uid("longest-local");

        assertRefused("Two operators have the uid 'longest-local': 'longest' at ", "'out' at ");
    }

    @Test
    void refusesAKeyedOperatorWithoutKey() {
        Node lines = sketch.source("lines");
        sketch.sink("out", sketch.node(Sketch.keyedProcess(), "count", lines));

        assertRefused("'count' at ", "works by key, but its input 0 is not", "keyBy");
    }

    @Test
    void refusesAMissingSecondInput() {
        Node lines = sketch.source("lines");
        sketch.sink("out", sketch.node(Sketch.coProcess(), "join", lines));

        assertRefused("'join' at ", "has 0 edges into input 1, but a co-process has 2 inputs");
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        Node count = sketch.node(Sketch.keyedProcess(), "count", sketch.source("words"));
        count.parallelism(1000);

        assertRefused("has no sink", "works by key", "has parallelism 1000");
    }

    @Test
    void namesCannotWriteToTheTerminal() {
        sketch.source("\u001b[2Jlines");

        assertRefused("'\\u001b[2Jlines'");
    }

    private void assertRefused(String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(sketch::plan)
                .satisfies(
                        e ->
                                org.assertj.core.api.Assertions.assertThat(e.getMessage())
                                        .contains(parts));
    }
}
