// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.operator.OperatorHarness.Emitted;
import dev.millrace.engine.operator.OperatorHarness.Event;
import dev.millrace.engine.operator.OperatorHarness.Reached;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows without key in two halves. */
class SplitWindowsTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10, 0, 0, SUM",
        "10, 10, 3, 20, MAX",
        "30, 10, 0, 0, MAX",
        "30, 10, 0, 15, SUM",
        "25, 10, 0, 0, TOTALS",
        "25, 10, 0, 20, DISTINCT",
        "4, 10, 0, 5, REDUCED"
    })
    void twoHalvesFireAsTheOracle(
            int size, int slide, int offset, int lateness, WindowUnderTest.Aggregate how) {
        WindowUnderTest window =
                WindowUnderTest.sliding(size, slide, offset)
                        .lateness(Duration.ofMillis(lateness))
                        .aggregate(how);
        WindowOracle oracle = window.oracle();
        OperatorHarness local = window.localHarness().open();
        OperatorHarness global = window.globalHarness().roomFor(1).open();
        for (Sales.Step step : Sales.random(size + lateness, 1_000, 40, 5_000)) {
            local.forget();
            global.forget();
            if (step instanceof Sales.Sold sold) {
                Sale sale = new Sale(0, sold.sale().cents(), sold.sale().time());
                pass(local.record(sale, sale.time()), global);
                assertThat(global.values())
                        .containsExactlyInAnyOrderElementsOf(oracle.record(sale));
            } else if (step instanceof Sales.Until until) {
                pass(local.watermark(until.watermark()), global);
                WindowUnderTest.assertFired(global, oracle.watermark(until.watermark()));
            }
        }
        assertThat(global.operator().lateDropped()).isEqualTo(oracle.late());
        assertThat(global.operator().lateAccepted()).isEqualTo(oracle.accepted());
    }

    @Test
    void oneSumPerSliceGoesOn() {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).localHarness().open();
        for (int i = 0; i < 100; i++) {
            local.record(new Sale(0, 1, i % 20), i % 20);
        }
        local.watermark(9);

        assertThat(local.emitted())
                .containsExactly(new Emitted(new SlicePartial(0, 50L, 50), 9), new Reached(9));
    }

    @Test
    void anIdleSubtaskLeavesNothingBehind() {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).localHarness().open();
        local.record(new Sale(0, 7, 3), 3);
        local.operator().idle(true);
        local.operator().idle(false);
        local.record(new Sale(0, 8, 4), 4).watermark(9);

        assertThat(local.values())
                .isEqualTo(List.of(new SlicePartial(0, 7L, 1), new SlicePartial(0, 8L, 1)));
    }

    @Test
    void aRecordOfAClosedSliceGoesOnAsItIs() {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).localHarness().open();
        Sale late = new Sale(0, 7, 3);
        local.watermark(9).forget().record(late, 3);

        assertThat(local.values()).isEqualTo(List.of(late));
    }

    private static void pass(OperatorHarness from, OperatorHarness to) {
        for (Event event : from.emitted()) {
            if (event instanceof Emitted emitted) {
                to.record(emitted.value(), emitted.timestamp());
            } else if (event instanceof Reached reached) {
                to.watermark(reached.watermark());
            }
        }
    }
}
