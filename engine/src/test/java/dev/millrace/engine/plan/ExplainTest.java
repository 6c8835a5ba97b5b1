// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static dev.millrace.engine.plan.Sketch.sideOutput;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.Partitioning.ByKey;
import org.junit.jupiter.api.Test;

class ExplainTest {
    private final Sketch sketch = new Sketch();

    @Test
    void printsChainsAsTreesAndWhereOutputsGo() {
        Node lines = sketch.blockingSource("lines");
        Node parse = sketch.map("parse", lines);
        sketch.node(Sketch.map(), "audit", sideOutput(parse, "rejected"));
        Node hourly =
                sketch.node(
                        WindowSketch.tumbling().keyed().lateOutput("late").spec(),
                        "hourly",
                        Sketch.edge(parse, new ByKey(Sketch.KEY)));
        hourly.uid("hourly");
        sketch.blockingSink("database", hourly);
        sketch.single("longest ever", sketch.windowAll(WindowSketch.sliding(), "longest", parse));

        assertThat(Explain.text(sketch.plan()))
                .isEqualTo(
                        """
                        job 'sketch', streaming: 4 tasks, 7 subtasks

                        task 0: parallelism 2, max 128, a thread for each subtask
                          lines                   source                  source-43fbfa36
                          └─ parse                map                     map-e3de98a1
                             ├─ [rejected] audit  map                     map-869b0574               no output is read
                             └─ longest (local)   window-all, local half  window-all-bba6ff78-local
                          -> task 1  from parse            by-key
                          -> task 3  from longest (local)  global

                        task 1: parallelism 2, max 128
                          hourly  window, slices  hourly  late records [late] are not read
                          -> task 2  from hourly  forward

                        task 2: parallelism 2, max 128, a thread for each subtask
                          database  sink  sink-c43e5c73

                        task 3: parallelism 1, max 128
                          longest          window-all, global half  window-all-bba6ff78
                          └─ longest ever  sink                     sink-4dfbbd09
                        """);
    }

    @Test
    void printsWhichInputOfTwoIsMeant() {
        Node orders = sketch.source("orders");
        sketch.sink("out", sketch.connected("enrich", orders, sketch.source("customers")));

        assertThat(Explain.text(sketch.plan()))
                .isEqualTo(
                        """
                        job 'sketch', streaming: 3 tasks, 6 subtasks

                        task 0: parallelism 2, max 128
                          orders  source  source-43fbfa36
                          -> task 2 input 0  from orders  forward

                        task 1: parallelism 2, max 128
                          customers  source  source-34fccaa0
                          -> task 2 input 1  from customers  forward

                        task 2: parallelism 2, max 128
                          enrich  co-process  co-process-fcb3f95a
                          └─ out  sink        sink-70082bc0
                        """);
    }

    @Test
    void marksWhatNobodyReads() {
        Node lines = sketch.source("lines");
        Node parse = sketch.map("parse", lines);
        parse.errorPolicy(ErrorPolicy.deadLetter(new OutputTag<>("bad")));
        sketch.sink("out", lines);

        assertThat(Explain.text(sketch.plan()))
                .contains("no output is read; dead letters [bad] are not read");
    }

    @Test
    void printsControlCharactersOfNamesAsText() {
        sketch.sink("out\n\u001b[31m", sketch.source("lines"));

        assertThat(Explain.text(sketch.plan())).contains("out\\u000a\\u001b[31m");
    }
}
