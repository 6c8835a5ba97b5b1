// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.RestoreReport;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** F64: what no checkpoint could write is refused before one has to, by name and with a remedy. */
class UnwritableStateTest {
    private static final String REMEDY = "registerTypeSerializer";

    private final SimulatedDisk disk = new SimulatedOutside(5).simulatedDisk();
    private final CollectSink<Object> out = new CollectSink<>();
    private boolean checkpoints = true;

    /** Can only be had from somebody else. */
    private static final class Handle {
        private final int number;

        Handle(int number) {
            this.number = number;
        }

        @Override
        public String toString() {
            return "handle " + number;
        }
    }

    record Rule(String name, List<Pattern> patterns) {}

    /** Nothing but the value tells what is in it. */
    record Anything(Object held) {}

    private static final class Handles implements AggregateFunction<Long, Handle, Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Handle createAccumulator() {
            return new Handle(0);
        }

        @Override
        public Handle add(Long value, Handle accumulator) {
            return new Handle(accumulator.number + 1);
        }

        @Override
        public Integer getResult(Handle accumulator) {
            return accumulator.number;
        }

        @Override
        public Handle merge(Handle one, Handle other) {
            return new Handle(one.number + other.number);
        }
    }

    /** A state that is asked for in open, and what is done with it for a record. */
    private static final class Keeping<S> extends KeyedProcessFunction<Long, Long, Object> {
        private final transient Function<Keeping<S>, S> ask;
        private final transient BiConsumer<S, Long> use;
        private transient S state;

        Keeping(Function<Keeping<S>, S> ask, BiConsumer<S, Long> use) {
            this.ask = ask;
            this.use = use;
        }

        @Override
        public void open(OpenContext context) {
            state = ask.apply(this);
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Object> out) {
            use.accept(state, value);
            out.collect(value);
        }
    }

    private static <S> Function<KeyedStream<Long, Long>, Keeping<?>> keeping(
            Function<Keeping<S>, S> ask, BiConsumer<S, Long> use) {
        return stream -> new Keeping<>(ask, use);
    }

    static Stream<Arguments> declared() {
        return Stream.of(
                Arguments.of(
                        "a value",
                        Handle.class,
                        "has no constructor without arguments",
                        keeping(
                                f ->
                                        f.getRuntimeContext()
                                                .getState(
                                                        new ValueStateDescriptor<>(
                                                                "held", Handle.class)),
                                (state, value) -> {})),
                Arguments.of(
                        "a field of a field",
                        Pattern.class,
                        "met at Rule.patterns",
                        keeping(
                                f ->
                                        f.getRuntimeContext()
                                                .getListState(
                                                        new ListStateDescriptor<>(
                                                                "held", Rule.class)),
                                (state, value) -> {})),
                Arguments.of(
                        "the value of a map",
                        Thread.class,
                        "a class of the JDK that Millrace has no format for",
                        keeping(
                                f ->
                                        f.getRuntimeContext()
                                                .getMapState(
                                                        new MapStateDescriptor<>(
                                                                "held",
                                                                String.class,
                                                                Thread.class)),
                                (state, value) -> {})),
                Arguments.of(
                        "an accumulator",
                        Handle.class,
                        Handles.class.getName(),
                        keeping(
                                f ->
                                        f.getRuntimeContext()
                                                .getAggregatingState(
                                                        new AggregatingStateDescriptor<>(
                                                                "held", new Handles())),
                                (state, value) -> {})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("declared")
    void F64_aDeclaredTypeIsRefusedBeforeARecordIsRead(
            String what,
            Class<?> unwritable,
            String why,
            Function<KeyedStream<Long, Long>, Keeping<?>> function)
            throws Exception {
        JobHandle job = run(function);
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.restarts()).as("no restart mends it").isZero();
        assertThat(job.failure().orElseThrow())
                .hasMessageContaining("Operator 'keeping'")
                .hasMessageContaining("state 'held'")
                .hasMessageContaining(unwritable.getName())
                .hasMessageContaining(why)
                .hasMessageContaining(REMEDY);
        assertThat(job.checkpoints()).isEmpty();
        assertThat(job.metrics()).allMatch(it -> it.recordsOut() == 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("declared")
    void aJobWithoutCheckpointsMayKeepIt(
            String what,
            Class<?> unwritable,
            String why,
            Function<KeyedStream<Long, Long>, Keeping<?>> function)
            throws Exception {
        checkpoints = false;
        assertThat(run(function).status()).isEqualTo(JobStatus.FINISHED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("declared")
    void aDryRunTellsOfADeclaredType(
            String what,
            Class<?> unwritable,
            String why,
            Function<KeyedStream<Long, Long>, Keeping<?>> function) {
        RestoreReport report =
                EmbeddedEngine.simulated(new SimulatedOutside(1, disk))
                        .explainRestore(keeping(function).graph("unwritable"));
        assertThat(report.refusals())
                .singleElement()
                .asString()
                .contains("operator 'keeping'", "state 'held'", unwritable.getName(), why, REMEDY);
        assertThat(disk.files()).isEmpty();
    }

    static Stream<Arguments> undeclared() {
        return Stream.of(
                Arguments.of(
                        "a value",
                        "Handle",
                        UnwritableStateTest.<ValueState<Object>>keeping(
                                f ->
                                        f.getRuntimeContext()
                                                .getState(new ValueStateDescriptor<>("held")),
                                (state, value) -> put(() -> state.update(new Handle(1))))),
                Arguments.of(
                        "what is in a value",
                        "Anything.held",
                        UnwritableStateTest.<ListState<Anything>>keeping(
                                f ->
                                        f.getRuntimeContext()
                                                .getListState(new ListStateDescriptor<>("held")),
                                (state, value) ->
                                        put(() -> state.add(new Anything(new Handle(1)))))),
                Arguments.of(
                        "the value of a map",
                        "Handle",
                        UnwritableStateTest.<MapState<String, Object>>keeping(
                                f ->
                                        f.getRuntimeContext()
                                                .getMapState(new MapStateDescriptor<>("held")),
                                (state, value) -> put(() -> state.put("a", new Handle(1))))),
                Arguments.of(
                        "a reduced value",
                        "Handle",
                        UnwritableStateTest.<ReducingState<Object>>keeping(
                                f ->
                                        f.getRuntimeContext()
                                                .getReducingState(
                                                        new ReducingStateDescriptor<Object>(
                                                                "held", (a, b) -> b)),
                                (state, value) -> put(() -> state.add(new Handle(1))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undeclared")
    void F64_whatIsNotDeclaredIsRefusedWithTheFirstValue(
            String what, String named, Function<KeyedStream<Long, Long>, Keeping<?>> function)
            throws Exception {
        JobHandle job = run(function);
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.restarts()).as("no restart mends it").isZero();
        assertThat(job.failure().orElseThrow())
                .hasMessageContaining("Operator 'keeping'")
                .hasMessageContaining("record 1")
                .hasMessageContaining("state 'held'")
                .hasMessageContaining(named)
                .hasMessageContaining(REMEDY);
        assertThat(out.records()).isEmpty();
    }

    @Test
    void theAccumulatorOfAWindowIsRefusedAtTheStart() {
        StreamExecutionEnvironment env = environment();
        numbers(env)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .aggregate(new Handles())
                .name("summing")
                .sinkTo(new CollectSink<>());
        assertThatThrownBy(() -> start(env))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Operator 'summing'")
                .hasMessageContaining("state 'window-contents'")
                .hasMessageContaining(Handle.class.getName())
                .hasMessageContaining(REMEDY);
    }

    @Test
    void aRecordThatAWindowKeepsIsRefusedWhenItComes() throws Exception {
        StreamExecutionEnvironment env = environment();
        numbers(env)
                .map(i -> new Handle(i.intValue()))
                .keyBy(handle -> handle.number)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> b)
                .name("keeping")
                .sinkTo(new CollectSink<>());
        JobHandle job = start(env);
        assertThat(job.await(Duration.ofMinutes(3))).isTrue();
        assertThat(job.failure().orElseThrow())
                .hasMessageContaining("Operator 'keeping'")
                .hasMessageContaining("state 'window-contents'")
                .hasMessageContaining(Handle.class.getName());
    }

    private interface Putting {
        void put() throws Exception;
    }

    private static void put(Putting putting) {
        try {
            putting.put();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JobHandle run(Function<KeyedStream<Long, Long>, Keeping<?>> function) throws Exception {
        JobHandle job = start(keeping(function));
        assertThat(job.await(Duration.ofMinutes(3))).isTrue();
        return job;
    }

    private StreamExecutionEnvironment keeping(
            Function<KeyedStream<Long, Long>, Keeping<?>> function) {
        StreamExecutionEnvironment env = environment();
        KeyedStream<Long, Long> numbers = numbers(env);
        numbers.process(() -> function.apply(numbers)).name("keeping").sinkTo(out);
        return env;
    }

    private StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        if (checkpoints) {
            env.enableCheckpointing(Duration.ofMillis(20), Path.of("/checkpoints"));
        }
        return env;
    }

    private static KeyedStream<Long, Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSource(
                        GeneratorSource.of(100, i -> i),
                        WatermarkStrategy.<Long>forMonotonousTimestamps()
                                .withTimestampAssigner((i, t) -> i),
                        "numbers")
                .keyBy(i -> i % 8);
    }

    private JobHandle start(StreamExecutionEnvironment env) {
        return EmbeddedEngine.simulated(new SimulatedOutside(1, disk))
                .start(env.graph("unwritable"));
    }
}
