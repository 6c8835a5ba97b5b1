// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.AbstractRichFunction;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import dev.millrace.engine.plan.WindowKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** State of the functions of windows: what expires, and who has none. */
class WindowFunctionStateTest {
    private static final int SHOPS = 1_000;
    private static final Duration LIFE = Duration.ofSeconds(30);

    /** More than a life and the time until expired state is looked for. */
    private static final long LONG_AFTER_MS = 200_000;

    @ParameterizedTest
    @EnumSource
    void stateOfAKeyExpiresThoughNothingFiresForItAnyMore(WindowKind kind) {
        OperatorHarness harness = fired(kind, TimeDomain.PROCESSING_TIME);
        harness.processingTime(LIFE.toMillis() - 1).settle();
        assertThat(keysWithState(harness)).isEqualTo(SHOPS);
        twoRounds(harness, LONG_AFTER_MS);
        assertThat(keysWithState(harness)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void stateOfAKeyExpiresByEventTimeThoughNothingFiresForItAnyMore(WindowKind kind) {
        OperatorHarness harness = fired(kind, TimeDomain.EVENT_TIME);
        harness.processingTime(LONG_AFTER_MS).settle();
        assertThat(keysWithState(harness)).isEqualTo(SHOPS);
        twoRounds(harness.watermark(LONG_AFTER_MS), 2 * LONG_AFTER_MS);
        assertThat(keysWithState(harness)).isZero();
    }

    @Test
    void whatAddsUpWindowsIsToldWhereStateOfAKeyBelongs() {
        WindowSpec.Contents reduced = new WindowSpec.Reduced(Instances.suppliedBy(Stateful::new));
        WindowSpec spec = spec(WindowKind.SLICES, reduced, TimeDomain.PROCESSING_TIME);
        assertThatThrownBy(() -> harness(WindowKind.SLICES, spec).open())
                .rootCause()
                .hasMessageContaining("'sum of a key'")
                .hasMessageContaining("globalState()");
    }

    /** A window of each shop has fired, whose function has counted in state of the shop. */
    private static OperatorHarness fired(WindowKind kind, TimeDomain domain) {
        WindowSpec.Contents sum =
                new WindowSpec.Aggregated(Instances.of(Aggregates.sumLong(Sale::cents)));
        OperatorHarness harness = harness(kind, spec(kind, sum, domain)).open();
        for (long shop = 0; shop < SHOPS; shop++) {
            harness.record(new Sale(shop, 1, 5), shop, 5);
        }
        harness.watermark(100);
        assertThat(harness.values()).hasSize(SHOPS);
        return harness;
    }

    /** The first one may go on with what records began in passing, and see the rest only. */
    private static void twoRounds(OperatorHarness harness, long fromMs) {
        harness.processingTime(fromMs).settle().processingTime(2 * fromMs).settle();
    }

    private static long keysWithState(OperatorHarness harness) {
        return harness.freeze(true).finish().last("keyed").size();
    }

    private static OperatorHarness harness(WindowKind kind, WindowSpec spec) {
        WholeWindow planned = new WholeWindow(spec, kind);
        return new OperatorHarness((context, out) -> WindowOperators.whole(planned, context, out));
    }

    private static WindowSpec spec(
            WindowKind kind, WindowSpec.Contents contents, TimeDomain domain) {
        WindowAssigner<?, ?> assigner =
                kind == WindowKind.SESSIONS
                        ? EventTimeSessionWindows.withGap(Duration.ofMillis(10))
                        : TumblingEventTimeWindows.of(Duration.ofMillis(10));
        return new WindowSpec(
                (KeySelector<Sale, Long>) Sale::shop,
                assigner,
                null,
                null,
                Duration.ZERO,
                null,
                AccumulationMode.ACCUMULATING,
                contents,
                Instances.suppliedBy(() -> new Counting(domain)));
    }

    /** Counts the firings of a shop, in state that lives for some time. */
    private static final class Counting
            extends ProcessWindowFunction<Object, Long, Object, TimeWindow> {
        private final ValueStateDescriptor<Long> firings = new ValueStateDescriptor<>("firings");

        Counting(TimeDomain domain) {
            firings.enableTimeToLive(StateTtlConfig.newBuilder(LIFE).setTimeDomain(domain).build());
        }

        @Override
        public void process(
                Object key, Context context, Iterable<Object> elements, Collector<Long> out)
                throws Exception {
            ValueState<Long> count = context.globalState().getState(firings);
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            out.collect(count.value());
        }
    }

    private static final class Stateful extends AbstractRichFunction
            implements ReduceFunction<Sale> {
        @Override
        public void open(OpenContext context) {
            getRuntimeContext().getState(new ValueStateDescriptor<Long>("sum of a key"));
        }

        @Override
        public Sale reduce(Sale a, Sale b) {
            return a;
        }
    }
}
