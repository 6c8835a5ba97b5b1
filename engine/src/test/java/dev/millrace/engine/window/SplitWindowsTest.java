// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.operator.OperatorHarness.Emitted;
import dev.millrace.engine.operator.OperatorHarness.Event;
import dev.millrace.engine.operator.OperatorHarness.Reached;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows in two halves, without key and by key. */
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
        OperatorHarness local = window.localHarness().open();
        OperatorHarness global = window.globalHarness().roomFor(1).open();
        assertFiresAsTheOracle(
                window.oracle(),
                local,
                global,
                Sales.random(size + lateness, 1_000, 40, 5_000),
                sale -> new Sale(0, sale.cents(), sale.time()));
    }

    @Test
    void oneSumPerSliceGoesOn() {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).localHarness().open();
        for (int i = 0; i < 100; i++) {
            local.record(new Sale(0, 1, i % 20), i % 20);
        }
        local.watermark(9);

        assertThat(texts(local)).containsExactly("slice 0 of 0: 50 of 50 records");
        assertThat(local.emitted()).last().isEqualTo(new Reached(9));
    }

    @Test
    void anIdleSubtaskLeavesNothingBehind() {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).localHarness().open();
        local.record(new Sale(0, 7, 3), 3);
        local.operator().idle(true);
        local.operator().idle(false);
        local.record(new Sale(0, 8, 4), 4).watermark(9);

        assertThat(texts(local))
                .containsExactly("slice 0 of 0: 7 of 1 records", "slice 0 of 0: 8 of 1 records");
    }

    @Test
    void aRecordOfAClosedSliceGoesOnAsItIs() {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).localHarness().open();
        Sale late = new Sale(0, 7, 3);
        local.watermark(9).forget().record(late, 3);

        assertThat(local.values()).isEqualTo(List.of(late));
    }

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
    void twoHalvesByKeyFireAsTheOracle(
            int size, int slide, int offset, int lateness, WindowUnderTest.Aggregate how) {
        WindowUnderTest window =
                WindowUnderTest.sliding(size, slide, offset)
                        .lateness(Duration.ofMillis(lateness))
                        .aggregate(how);
        OperatorHarness local = window.keyedLocalHarness().open();
        OperatorHarness global = window.keyedGlobalHarness().roomFor(1).open();
        assertFiresAsTheOracle(
                window.oracle(),
                local,
                global,
                Sales.random(size + lateness, 1_000, 40, 10_000),
                UnaryOperator.identity());
    }

    private static void assertFiresAsTheOracle(
            WindowOracle oracle,
            OperatorHarness local,
            OperatorHarness global,
            Iterable<Sales.Step> steps,
            UnaryOperator<Sale> counted) {
        for (Sales.Step step : steps) {
            local.forget();
            global.forget();
            if (step instanceof Sales.Sold sold) {
                Sale sale = counted.apply(sold.sale());
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
    void oneSumPerSliceAndKeyGoesOn() {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).keyedLocalHarness().open();
        for (int i = 0; i < 100; i++) {
            local.record(new Sale(i % 2, 1, i % 20), i % 20);
        }
        local.watermark(9);

        assertThat(texts(local))
                .containsExactlyInAnyOrder(
                        "slice 0 of 0: 25 of 25 records", "slice 0 of 1: 25 of 25 records");
        assertThat(local.emitted()).last().isEqualTo(new Reached(9));
    }

    @Test
    void sumsByKeyGoOnBeforeABarrierAndWhereInputRunsDry() throws Exception {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).keyedLocalHarness().open();
        local.record(new Sale(1, 7, 3), 3);
        assertThat(local.operator().prepareBarrier(1)).isTrue();
        local.record(new Sale(1, 8, 4), 4);
        local.operator().starved();
        local.record(new Sale(1, 9, 5), 5).watermark(9);

        assertThat(texts(local))
                .containsExactly(
                        "slice 0 of 1: 7 of 1 records",
                        "slice 0 of 1: 8 of 1 records",
                        "slice 0 of 1: 9 of 1 records");
    }

    @Test
    void whoReadsTheSecondHalfSeesWhatABusyFirstHalfHasAddedUp() {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).keyedLocalHarness().open();
        local.record(new Sale(1, 7, 3), 3);
        for (int i = 0; i < LocalWindowOperator.FLUSHES_PER_SEND; i++) {
            assertThat(local.values()).isEmpty();
            local.operator().flush();
        }

        assertThat(texts(local)).containsExactly("slice 0 of 1: 7 of 1 records");
    }

    @Test
    void recordsGoOnAsTheyAreWhereEachHasAnotherKey() {
        OperatorHarness local = WindowUnderTest.sliding(10, 10, 0).keyedLocalHarness().open();
        for (int i = 0; i < LocalGain.LEAST_ADDED_UP; i++) {
            local.record(new Sale(i, 1, 3), 3);
        }
        Sale next = new Sale(0, 1, 3);
        local.record(next, 3);

        List<Object> sent = local.values();
        assertThat(sent).hasSize(LocalGain.LEAST_ADDED_UP + 1);
        assertThat(sent.get(0)).isInstanceOf(SlicePartial.class);
        assertThat(sent.get(LocalGain.LEAST_ADDED_UP)).isEqualTo(next);
    }

    private static List<String> texts(OperatorHarness harness) {
        return harness.values().stream().map(Object::toString).toList();
    }

    private static Object keyOf(Object value) {
        return value instanceof SlicePartial partial ? partial.key : ((Sale) value).shop();
    }

    private static void pass(OperatorHarness from, OperatorHarness to) {
        for (Event event : from.emitted()) {
            if (event instanceof Emitted emitted) {
                to.record(emitted.value(), keyOf(emitted.value()), emitted.timestamp());
            } else if (event instanceof Reached reached) {
                to.watermark(reached.watermark());
            }
        }
    }
}
