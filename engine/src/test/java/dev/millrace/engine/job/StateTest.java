// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.BroadcastProcessFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** State of functions in whole jobs, and how subtasks get their functions. */
class StateTest {
    private static final MapStateDescriptor<String, Long> RULES = new MapStateDescriptor<>("rules");

    @Test
    void everySubtaskSeesWhatWasBroadcastBefore() {
        Script<Long> later = Script.<Long>split("later").slow(Duration.ofSeconds(1));
        for (long i = 0; i < 40; i++) {
            later.records(i);
        }
        List<String> seen =
                JobScenario.simulated(1)
                        .parallelism(4)
                        .collect(
                                env ->
                                        env.fromSource(
                                                        ScriptedSource.of(later),
                                                        WatermarkStrategy.noWatermarks(),
                                                        "later")
                                                .rebalance()
                                                .connect(env.fromData(7L).broadcast(RULES))
                                                .process(new AddRule()));
        assertThat(seen).hasSize(40).allSatisfy(s -> assertThat(s).endsWith("+7"));
    }

    @Test
    void eachSubtaskKeepsAListOfItsOwn() {
        List<Integer> sizes =
                JobScenario.simulated(1)
                        .parallelism(3)
                        .collect(env -> env.fromSequence(0, 29).process(Gather::new));
        assertThat(sizes).hasSize(30).filteredOn(size -> size == 10).hasSize(3);
    }

    @Test
    void keyedStateWithoutAKeyIsRefusedWithTheRemedy() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(env -> env.fromData(1L).process(new Keyless()).print()))
                .hasMessageContaining("keyBy");
    }

    @Test
    void aValueExpiresWhenItsTimeToLiveIsOver() {
        Script<Long> split =
                Script.<Long>split("a")
                        .records(1L, 1L)
                        .slow(Duration.ofSeconds(5))
                        .records(1L)
                        .slow(Duration.ofSeconds(11))
                        .records(1L);
        List<Long> counts =
                JobScenario.simulated(1)
                        .collect(
                                env ->
                                        env.fromSource(
                                                        ScriptedSource.of(split),
                                                        WatermarkStrategy.noWatermarks(),
                                                        "numbers")
                                                .keyBy(n -> n)
                                                .process(new Forgetful()));
        assertThat(counts).containsExactly(1L, 2L, 3L, 1L);
    }

    @Test
    void aSuppliedFunctionIsMadeAnewForEachSubtask() {
        List<Integer> sizes =
                JobScenario.simulated(1)
                        .parallelism(5)
                        .collect(env -> env.fromSequence(0, 4).process(Gather::new));
        assertThat(sizes).containsOnly(1).hasSize(5);
    }

    @Test
    void aFunctionObjectIsCopiedForEachSubtask() {
        List<Integer> counts =
                JobScenario.simulated(1)
                        .parallelism(5)
                        .collect(env -> env.fromSequence(0, 9).process(new Counting()));
        assertThat(counts).containsExactlyInAnyOrder(1, 1, 1, 1, 1, 2, 2, 2, 2, 2);
    }

    @Test
    void aFunctionThatCannotBeCopiedIsRefusedByItsField() {
        JobScenario scenario = JobScenario.simulated(1);
        assertThatThrownBy(
                        () -> scenario.run(env -> env.fromData(1L).process(new Holding()).print()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Holding.thread")
                .hasMessageContaining("Holding::new");
    }

    private static final class AddRule extends BroadcastProcessFunction<Long, Long, String> {
        @Override
        public void processElement(Long value, ReadOnlyContext ctx, Collector<String> out)
                throws Exception {
            out.collect(value + "+" + ctx.getBroadcastState(RULES).get("rule"));
        }

        @Override
        public void processBroadcastElement(Long value, Context ctx, Collector<String> out)
                throws Exception {
            ctx.getBroadcastState(RULES).put("rule", value);
        }
    }

    /** Emits how many records its subtask has kept. */
    private static final class Gather extends ProcessFunction<Long, Integer> {
        private transient ListState<Long> kept;

        @Override
        public void open(OpenContext context) {
            kept = getRuntimeContext().getOperatorListState(new ListStateDescriptor<>("kept"));
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Integer> out)
                throws Exception {
            kept.add(value);
            int size = 0;
            for (Long ignored : kept.get()) {
                size += ignored == null ? 0 : 1;
            }
            out.collect(size);
        }
    }

    private static final class Counting extends ProcessFunction<Long, Integer> {
        private int count;

        @Override
        public void processElement(Long value, Context ctx, Collector<Integer> out) {
            out.collect(++count);
        }
    }

    private static final class Holding extends ProcessFunction<Long, Long> {
        private final Thread thread = Thread.currentThread();

        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) {
            out.collect(value + thread.getPriority());
        }
    }

    private static final class Keyless extends ProcessFunction<Long, Long> {
        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) throws Exception {
            getRuntimeContext().getState(new ValueStateDescriptor<Long>("mine")).update(value);
        }
    }

    /** Counts records of a key; forgets a key that was not written for ten seconds. */
    private static final class Forgetful extends KeyedProcessFunction<Long, Long, Long> {
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("count");
            descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofSeconds(10)).build());
            count = getRuntimeContext().getState(descriptor);
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) throws Exception {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            out.collect(count.value());
        }
    }
}
