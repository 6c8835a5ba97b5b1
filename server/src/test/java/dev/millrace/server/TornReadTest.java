// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.JobView;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.StateReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job at full speed that changes its state in several steps, and reads between them. */
class TornReadTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int READS = 2_000;
    private static final int KEYS = 16;
    private static final JsonForm FORM = new JsonForm();

    /** Both sides are the same between two records. */
    static final class Balance {
        private long left;
        private long right;
    }

    private JobHandle handle;
    private JobView view;

    @BeforeEach
    void starts() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.fromSource(
                        GeneratorSource.endless(n -> n),
                        WatermarkStrategy.<Long>noWatermarks(),
                        "numbers")
                .keyBy(n -> n % KEYS)
                .process(new Keep())
                .name("keep")
                .uid("keep")
                .sinkTo(FunctionSink.of(n -> {}));
        handle = env.executeAsync("balance");
        view = ((Inspectable) handle).view();
        await().atMost(PATIENCE)
                .until(
                        () ->
                                states().stream()
                                        .filter(each -> each.name().equals("balance"))
                                        .anyMatch(each -> each.keys() == KEYS));
    }

    private List<StateReport.State> states() {
        return view.states().stream()
                .filter(each -> each.id().equals("keep"))
                .flatMap(each -> each.states().stream())
                .toList();
    }

    @AfterEach
    void stops() throws Exception {
        handle.cancel();
        assertThat(handle.await(PATIENCE)).isTrue();
    }

    @Test
    void noReadSeesARecordHalfDone() {
        JsonNode last = null;
        for (int i = 0; i < READS; i++) {
            JsonNode balance = read("balance", i % KEYS);
            assertThat(balance.get("left")).isEqualTo(balance.get("right"));
            JsonNode sides = read("sides", i % KEYS);
            assertThat(sides.get("left")).isEqualTo(sides.get("right"));
            last = i % KEYS == 0 ? balance : last;
        }
        assertThat(handle.failure()).isEmpty();
        assertThat(last).isNotEqualTo(read("balance", 0));
    }

    @Test
    void eachStateCountsTheKeysThatHaveIt() {
        assertThat(states())
                .extracting(StateReport.State::name, StateReport.State::keys)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("balance", (long) KEYS),
                        org.assertj.core.groups.Tuple.tuple("of-zero", 1L),
                        org.assertj.core.groups.Tuple.tuple("eventTimers", (long) KEYS));
    }

    @Test
    void timersAreReadAsTheTimesAtWhichTheyFire() {
        assertThat(read("eventTimers", 7).asLong()).isEqualTo(Keep.TIMER_MS);
        assertThat(view.keys("keep", "eventTimers", null, 100, FORM).keys()).hasSize(KEYS);
    }

    private JsonNode read(String state, int key) {
        return view.read("keep", state, new KeyText(Integer.toString(key)), FORM)
                .entries()
                .get(0)
                .value()
                .node();
    }

    private static final class Keep extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;
        private static final long TIMER_MS = 1L << 40;
        private transient ValueState<Balance> balance;
        private transient MapState<String, Long> sides;
        private transient ValueState<Long> ofZero;

        @Override
        public void open(OpenContext context) {
            balance = getRuntimeContext().getState(new ValueStateDescriptor<>("balance"));
            sides = getRuntimeContext().getMapState(new MapStateDescriptor<>("sides"));
            ofZero = getRuntimeContext().getState(new ValueStateDescriptor<>("of-zero"));
        }

        @Override
        public void processElement(Long number, Context ctx, Collector<Long> out) throws Exception {
            Balance now = balance.value() == null ? new Balance() : balance.value();
            now.left++;
            balance.update(now);
            sides.put("left", now.left);
            Thread.onSpinWait();
            now.right++;
            balance.update(now);
            sides.put("right", now.right);
            if (ctx.getCurrentKey() == 0) {
                ofZero.update(now.left);
            }
            ctx.timerService().registerEventTimeTimer(TIMER_MS);
            out.collect(number);
        }
    }
}
