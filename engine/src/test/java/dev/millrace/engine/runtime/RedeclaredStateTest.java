// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.Options;
import dev.millrace.api.RestoreReport;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** F64: a state is declared with another class in the next version of a program. */
class RedeclaredStateTest {
    private static final int RECORDS = 4_000;
    private static final int KEYS = 8;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final SimulatedDisk disk = new SimulatedOutside(5).simulatedDisk();
    private int worlds;

    /** A count per key in a state that is declared to hold {@code type}. */
    private record Version<T extends Number>(Class<T> type, T one, BinaryOperator<T> plus) {}

    private final Version<Integer> ints = new Version<>(Integer.class, 1, Integer::sum);
    private final Version<Long> longs = new Version<>(Long.class, 1L, Long::sum);
    private final Version<Double> doubles = new Version<>(Double.class, 1.0, Double::sum);
    private final Version<Short> shorts =
            new Version<>(Short.class, (short) 1, (a, b) -> (short) (a + b));

    record Count(String key, Number count) {}

    @Test
    void F64_aTopLevelNumberBecomesWiderAndGoesOn() throws Exception {
        isKilled(ints);
        assertThat(isFinished(longs)).hasSize(KEYS).containsValue((long) RECORDS / KEYS);
    }

    @Test
    void F64_itMayBecomeWiderAgainAndAgain() throws Exception {
        isKilled(shorts);
        isKilled(ints);
        isKilled(longs);
        assertThat(isFinished(doubles)).hasSize(KEYS).containsValue((double) RECORDS / KEYS);
    }

    @Test
    void F64_aNumberThatBecomesNarrowerIsRefusedBeforeARecordIsProcessed() throws Exception {
        isKilled(longs);
        CollectSink<Count> out = new CollectSink<>();
        JobHandle job = start(ints, out);
        assertThat(job.await(LONGEST)).isTrue();
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.failure().orElseThrow())
                .hasStackTraceContaining(
                        "state 'count' holds java.lang.Long in the snapshot that was restored and"
                                + " is declared to hold java.lang.Integer now");
        assertThat(out.records()).isEmpty();
        assertThat(isFinished(longs)).as("what was there before").hasSize(KEYS);
    }

    @Test
    void F64_aDryRunTellsOfItAndWritesNothing() throws Exception {
        isKilled(longs);
        Map<String, ?> before = disk.files();
        RestoreReport narrower = explained(ints);
        assertThat(narrower.refusals())
                .singleElement()
                .asString()
                .startsWith("operator 'counting' cannot be opened: state 'count' holds")
                .contains("java.lang.Long", "java.lang.Integer");
        assertThat(narrower.text()).contains("counting").contains("Refused: operator 'counting'");
        assertThat(explained(doubles).refusals()).isEmpty();
        assertThat(disk.files().keySet()).isEqualTo(before.keySet());
    }

    private <T extends Number> RestoreReport explained(Version<T> version) {
        return EmbeddedEngine.simulated(new SimulatedOutside(worlds++, disk))
                .explainRestore(program(version, new CollectSink<>()).graph("redeclared"));
    }

    private <T extends Number> void isKilled(Version<T> version) throws Exception {
        JobHandle job = start(version, new CollectSink<>());
        assertThat(job.await(Duration.ofMillis(250))).isFalse();
        assertThat(job.failure()).isEmpty();
        assertThat(job.checkpoints()).hasSizeGreaterThan(2);
        disk.kill();
    }

    private <T extends Number> Map<String, Number> isFinished(Version<T> version) throws Exception {
        CollectSink<Count> out = new CollectSink<>();
        JobHandle job = start(version, out);
        assertThat(job.await(LONGEST)).isTrue();
        assertThat(job.failure()).isEmpty();
        assertThat(job.status()).isEqualTo(JobStatus.FINISHED);
        return out.records().stream().collect(Collectors.toMap(Count::key, Count::count));
    }

    private <T extends Number> JobHandle start(Version<T> version, CollectSink<Count> out) {
        return start(program(version, out));
    }

    private static <T extends Number> StreamExecutionEnvironment program(
            Version<T> version, CollectSink<Count> out) {
        StreamExecutionEnvironment env = environment();
        numbers(env)
                .keyBy(i -> "k" + i % KEYS)
                .process(() -> new Counting<>(version))
                .name("counting")
                .uid("counting")
                .sinkTo(out);
        return env;
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.set("restart-strategy", "none");
        env.set(Options.WORKERS, 2);
        env.enableCheckpointing(Duration.ofMillis(20), Path.of("/checkpoints"));
        return env;
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSource(
                        GeneratorSource.of(RECORDS, i -> i).withRate(RateLimit.perSecond(4_000)),
                        WatermarkStrategy.<Long>forMonotonousTimestamps()
                                .withTimestampAssigner((i, t) -> i),
                        "numbers")
                .uid("numbers");
    }

    private JobHandle start(StreamExecutionEnvironment env) {
        return EmbeddedEngine.simulated(new SimulatedOutside(worlds++, disk))
                .start(env.graph("redeclared"));
    }

    private static final class Counting<T extends Number>
            extends KeyedProcessFunction<String, Long, Count> {
        private static final long END = 1L << 40;

        private final transient Version<T> version;
        private transient ValueState<T> count;

        Counting(Version<T> version) {
            this.version = version;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", version.type));
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Count> out) throws Exception {
            T before = count.value();
            count.update(before == null ? version.one : version.plus.apply(before, version.one));
            ctx.timerService().registerEventTimeTimer(END);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Count> out)
                throws Exception {
            out.collect(new Count(ctx.getCurrentKey(), count.value()));
        }
    }
}
