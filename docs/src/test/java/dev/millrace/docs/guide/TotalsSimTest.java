// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import static dev.millrace.docs.guide.Totals.totals;

import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.testkit.DeterminismCheck;
import dev.millrace.testkit.JobSimulation;
import dev.millrace.testkit.SimTest;
import dev.millrace.testkit.TestSource;
import dev.millrace.testkit.TransactionalSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TotalsSimTest {
    private static final Instant NOON = Instant.parse("2001-01-08T12:00:00Z");

    // snippet: sim-test
    @SimTest(seeds = 100)
    void totalsAreRightWhateverCrashes(JobSimulation simulation) {
        List<Order> orders = draw(simulation.random(), simulation.upTo(200));
        TestSource<Order> source = simulation.source(orders);
        TransactionalSink<KeyValue<String, Long>> sums = simulation.sink();
        simulation.run(env -> totals(env.fromSource(source, NO_TIME, "orders")).sinkTo(sums));
        sums.assertHolds(runningTotals(orders));
    }

    // end
    private static final WatermarkStrategy<Order> NO_TIME = WatermarkStrategy.noWatermarks();

    // snippet: sim-test-oracle
    private static List<Order> draw(RandomGenerator random, int count) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String customer = "customer" + random.nextInt(10);
            orders.add(new Order("" + i, customer, "tea", random.nextLong(1_000), NOON));
        }
        return orders;
    }

    private static List<KeyValue<String, Long>> runningTotals(List<Order> orders) {
        Map<String, Long> sums = new HashMap<>();
        List<KeyValue<String, Long>> totals = new ArrayList<>();
        for (Order order : orders) {
            long sum = sums.merge(order.customer(), order.cents(), Long::sum);
            totals.add(new KeyValue<>(order.customer(), sum));
        }
        return totals;
    }

    // end

    @Test
    void totalsRepeatThemselves() {
        // snippet: determinism-check
        DeterminismCheck.of(
                        env ->
                                totals(
                                                env.fromData(
                                                        new Order("1", "ann", "tea", 250, NOON),
                                                        new Order("2", "bob", "cup", 900, NOON)))
                                        .print())
                .check();
        // end
    }
}
