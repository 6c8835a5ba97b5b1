// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static dev.millrace.engine.plan.Sketch.sideOutput;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.graph.Node;
import org.junit.jupiter.api.Test;

class StableIdsTest {
    private final Sketch sketch = new Sketch();

    @Test
    void aUidIsKept() {
        Node lines = sketch.source("lines");
        lines.uid("feed");

        assertThat(idOf(lines)).isEqualTo("feed");
    }

    @Test
    void aDerivedIdIsTheSameInEveryProcess() {
        Node parse = sketch.map("parse", sketch.source("lines"));

        assertThat(idOf(parse)).isEqualTo("map-e3de98a1");
    }

    @Test
    void aDerivedIdNeedsNoName() {
        Node parse = sketch.map("parse", sketch.source("lines"));
        Sketch other = new Sketch();
        Node renamed = other.map("to order", other.source("feed"));

        assertThat(idOf(renamed, other)).isEqualTo(idOf(parse));
    }

    @Test
    void operatorsAddedElsewhereChangeNoId() {
        Node count = sketch.keyed("count", sketch.map("parse", sketch.source("lines")));
        Sketch grown = new Sketch();
        Node lines = grown.source("lines");
        Node parse = grown.map("parse", lines);
        grown.sink("audit", lines);
        grown.map("of another stream", grown.source("more"));
        grown.sink("copy", parse);
        Node sameCount = grown.keyed("count", parse);

        assertThat(idOf(sameCount, grown)).isEqualTo(idOf(count));
    }

    @Test
    void aUidShieldsWhatReadsItFromChangesUpstream() {
        Node parse = sketch.map("parse", sketch.source("lines"));
        parse.uid("parse");
        Node count = sketch.keyed("count", parse);
        Sketch changed = new Sketch();
        Node sameParse = changed.map("parse", changed.map("trim", changed.source("lines")));
        sameParse.uid("parse");
        Node sameCount = changed.keyed("count", sameParse);

        assertThat(idOf(sameCount, changed)).isEqualTo(idOf(count));
    }

    @Test
    void twinsDifferAndTheFirstKeepsItsId() {
        Node lines = sketch.source("lines");
        Node first = sketch.map("first", lines);
        String alone = idOf(first);
        Node second = sketch.map("second", lines);

        assertThat(idOf(first)).isEqualTo(alone).isNotEqualTo(idOf(second));
    }

    @Test
    void readersOfDifferentOutputsDiffer() {
        Node lines = sketch.source("lines");
        Node main = sketch.map("main", lines);
        Node side = sketch.node(Sketch.map(), "side", sideOutput(lines, "late"));

        assertThat(idOf(main)).isNotEqualTo(idOf(side));
    }

    @Test
    void parallelismChangesNoId() {
        Node lines = sketch.source("lines");
        String before = idOf(lines);
        lines.parallelism(7);

        assertThat(idOf(lines)).isEqualTo(before);
    }

    private String idOf(Node node) {
        return idOf(node, sketch);
    }

    private static String idOf(Node node, Sketch sketch) {
        return StableIds.of(sketch.graph().nodes()).get(node.id());
    }
}
