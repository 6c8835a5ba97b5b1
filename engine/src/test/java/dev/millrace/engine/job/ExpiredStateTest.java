// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.RuntimeContext;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.stream.SingleOutputStreamOperator;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.StateReport;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Expired state goes also from an operator that gets no more records. In virtual time. */
class ExpiredStateTest {
    private static final int KEYS = 3_000;
    private static final Duration LIFE = Duration.ofSeconds(30);

    @Test
    void expiredStateVanishesThoughNoRecordComes() throws Exception {
        assertThat(keysLeft(Duration.ofSeconds(150), env -> numbers(env, 150).process(new Seen())))
                .isZero();
    }

    @Test
    void stateOfTwoInputsVanishesToo() throws Exception {
        assertThat(
                        keysLeft(
                                Duration.ofSeconds(150),
                                env ->
                                        numbers(env, 150)
                                                .connect(numbers(env, 150))
                                                .process(new SeenTwice())))
                .isZero();
    }

    @Test
    void stateThatHasNotExpiredStays() throws Exception {
        assertThat(keysLeft(Duration.ofSeconds(20), env -> numbers(env, 20).process(new Seen())))
                .isEqualTo(KEYS);
    }

    private static long keysLeft(
            Duration quiet,
            Function<StreamExecutionEnvironment, SingleOutputStreamOperator<Long>> job)
            throws Exception {
        Consumer<StreamExecutionEnvironment> whole =
                env -> job.apply(env).name("seen").sinkTo(new CollectSink<>());
        JobHandle handle = JobScenario.simulated(quiet.toSeconds()).start(whole);
        handle.await();
        return ((Inspectable) handle)
                .view().states().stream()
                        .flatMap(report -> report.states().stream())
                        .filter(state -> state.name().equals("seen"))
                        .mapToLong(StateReport.State::keys)
                        .sum();
    }

    private static KeyedStream<Long, Long> numbers(StreamExecutionEnvironment env, int quietS) {
        return env.fromSource(
                        ScriptedSource.of(
                                Script.<Long>split("a")
                                        .records(LongStream.range(0, KEYS).boxed().toList())
                                        .slow(Duration.ofSeconds(quietS))),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .keyBy(n -> n);
    }

    private static ValueState<Boolean> seen(RuntimeContext context) {
        ValueStateDescriptor<Boolean> descriptor = new ValueStateDescriptor<>("seen");
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(LIFE).build());
        return context.getState(descriptor);
    }

    private static final class Seen extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Boolean> seen;

        @Override
        public void open(OpenContext context) {
            seen = seen(getRuntimeContext());
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) throws Exception {
            seen.update(true);
        }
    }

    private static final class SeenTwice extends KeyedCoProcessFunction<Long, Long, Long, Long> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Boolean> seen;

        @Override
        public void open(OpenContext context) {
            seen = seen(getRuntimeContext());
        }

        @Override
        public void processElement1(Long value, Context ctx, Collector<Long> out) throws Exception {
            seen.update(true);
        }

        @Override
        public void processElement2(Long value, Context ctx, Collector<Long> out) throws Exception {
            seen.update(true);
        }
    }
}
