// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec.OfTimestamps;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.time.IdleRule;
import org.junit.jupiter.api.Test;

class TimeOriginsTest {
    private final Sketch sketch = new Sketch();

    @Test
    void whatComesFromReadersCanFollowThemThroughOperators() {
        Node orders = sketch.source("orders");
        Node totals = sketch.keyed("totals", orders);
        sketch.sink("out", sketch.keyed("again", totals));
        Plan plan = sketch.plan();
        TimeOrigins origins = new TimeOrigins(plan);

        assertThat(origins.ruleOf(into(plan, "totals"))).isEqualTo(IdleRule.FOLLOWS);
        assertThat(origins.ruleOf(into(plan, "again"))).isEqualTo(IdleRule.FOLLOWS);
        assertThat(origins.sourcesInto(task(plan, "again")))
                .containsExactly(task(plan, "orders").id());
    }

    @Test
    void twoInputsHaveTheSourcesOfBoth() {
        Node orders = sketch.keyed("totals", sketch.source("orders"));
        Node customers = sketch.source("customers");
        sketch.sink("out", sketch.connected("enrich", orders, customers));
        Plan plan = sketch.plan();

        assertThat(new TimeOrigins(plan).sourcesInto(task(plan, "enrich")))
                .containsExactlyInAnyOrder(task(plan, "orders").id(), task(plan, "customers").id());
    }

    @Test
    void aTimeMadeOnTheWayHasNoSourceThatCouldFollow() {
        Node orders = sketch.source("orders");
        Node timed =
                sketch.node(new OfTimestamps(WatermarkStrategy.noWatermarks()), "timed", orders);
        Node totals = sketch.keyed("totals", timed);
        sketch.sink("out", sketch.keyed("again", totals));
        Plan plan = sketch.plan();
        TimeOrigins origins = new TimeOrigins(plan);

        assertThat(origins.ruleOf(into(plan, "totals"))).isEqualTo(IdleRule.LEFT_BEHIND);
        assertThat(origins.ruleOf(into(plan, "again"))).isEqualTo(IdleRule.LEFT_BEHIND);
        assertThat(origins.sourcesInto(task(plan, "again"))).isEmpty();
    }

    private static Task task(Plan plan, String head) {
        return plan.tasks().stream()
                .filter(task -> task.head().name().equals(head))
                .findFirst()
                .orElseThrow();
    }

    private static TaskEdge into(Plan plan, String head) {
        return plan.edgesInto(task(plan, head)).get(0);
    }
}
