// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

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
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.JobReport;
import dev.millrace.engine.seam.SimulatedCrash;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A job that counts records by key and tells each count once, at the end of its input: a record
 * that is lost or counted twice shows, however many processes it took. All on a simulated disk.
 *
 * <pre>{@code
 * CountedJob job = new CountedJob(disk).records(5_000).perSecond(1_000);
 * job.process(1).at(Duration.ofSeconds(2), () -> disk.readOnly(true)).runsToItsEnd();
 * }</pre>
 */
final class CountedJob {
    /** Within this much virtual time a job that nobody disturbs has to be at its end. */
    private static final Duration LONGEST = Duration.ofHours(3);

    private static final Path CHECKPOINTS = Path.of("/checkpoints");
    private static final int KEYS = 10;

    /** How often a key was seen. */
    record Total(String key, long count) {}

    private final SimulatedDisk disk;
    private long records = 5_000;
    private long perSecond = 5_000;
    private Duration interval = Duration.ofMillis(100);
    private int parallelism = 2;
    private LongUnaryOperator valueAt = place -> place;
    private UnaryOperator<DataStream<Long>> onTheWay = stream -> stream;
    private Consumer<StreamExecutionEnvironment> setting = env -> {};

    CountedJob(SimulatedDisk disk) {
        this.disk = disk;
    }

    static SimulatedDisk newDisk(long seed) {
        return new SimulatedOutside(seed).simulatedDisk();
    }

    CountedJob records(long count) {
        records = count;
        return this;
    }

    CountedJob perSecond(long rate) {
        perSecond = rate;
        return this;
    }

    CountedJob every(Duration checkpointInterval) {
        interval = checkpointInterval;
        return this;
    }

    CountedJob parallelism(int subtasks) {
        parallelism = subtasks;
        return this;
    }

    /** What the source gives at each place; the place itself unless set. */
    CountedJob valueAt(LongUnaryOperator values) {
        valueAt = values;
        return this;
    }

    /** What else happens to the records before they are counted. */
    CountedJob through(UnaryOperator<DataStream<Long>> steps) {
        onTheWay = steps;
        return this;
    }

    CountedJob with(Consumer<StreamExecutionEnvironment> settings) {
        setting = settings;
        return this;
    }

    private StreamExecutionEnvironment program(CollectSink<Total> out) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        env.set(Options.WORKERS, 2);
        env.enableCheckpointing(interval, CHECKPOINTS);
        setting.accept(env);
        LongUnaryOperator value = valueAt;
        onTheWay.apply(
                        env.fromSource(
                                        GeneratorSource.of(records, value::applyAsLong)
                                                .withRate(RateLimit.perSecond(perSecond)),
                                        WatermarkStrategy.<Long>forMonotonousTimestamps()
                                                .withTimestampAssigner((i, t) -> i),
                                        "numbers")
                                .uid("numbers"))
                .keyBy(CountedJob::keyOf)
                .process(Counting::new)
                .uid("counting")
                .sinkTo(out);
        return env;
    }

    private static String keyOf(long number) {
        return "k" + number % KEYS;
    }

    private Map<String, Long> expected() {
        Map<String, Long> expected = new HashMap<>();
        for (long i = 0; i < records; i++) {
            expected.merge(keyOf(valueAt.applyAsLong(i)), 1L, Long::sum);
        }
        return expected;
    }

    /** A process that runs the job. */
    Life process(long seed) {
        return new Life(new SimulatedOutside(seed, disk));
    }

    /** One process in its own virtual time. */
    final class Life {
        final SimulatedOutside world;
        private final CollectSink<Total> out = new CollectSink<>();
        private JobHandle job;

        private Life(SimulatedOutside world) {
            this.world = world;
        }

        /** Does something so long after the start. */
        Life at(Duration age, Runnable action) {
            world.at(age.toNanos(), action);
            return this;
        }

        JobHandle job() {
            return job;
        }

        Life start() {
            job = EmbeddedEngine.simulated(world).start(program(out).graph("counted"));
            return this;
        }

        /** Where each state would go, or why the job may not be started. */
        RestoreReport explain() {
            return EmbeddedEngine.simulated(world).explainRestore(program(out).graph("counted"));
        }

        /** Whether it is still alive after so long. */
        boolean live(Duration time) {
            try {
                if (job == null) {
                    start();
                }
                return !job.await(time);
            } catch (SimulatedCrash e) {
                return false;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** Requires that it ends by itself, at the first try, with each record counted once. */
        Life runsToItsEnd() {
            assertThat(live(LONGEST)).as("whether it hangs").isFalse();
            assertThat(job.failure()).isEmpty();
            assertThat(job.status()).isEqualTo(JobStatus.FINISHED);
            assertThat(job.restarts()).isZero();
            assertThat(out.records())
                    .as("keys told")
                    .hasSize(expected().size())
                    .extracting(Total::key)
                    .doesNotHaveDuplicates();
            assertThat(out.records().stream().collect(Collectors.toMap(Total::key, Total::count)))
                    .isEqualTo(expected());
            return this;
        }

        JobReport report() {
            return ((Inspectable) job).view().job();
        }

        /** Why checkpoints were given up, of those the job still knows. */
        List<String> failures() {
            return job.checkpoints().stream()
                    .filter(it -> it.failure() != null)
                    .map(it -> String.valueOf(it.failure()))
                    .toList();
        }

        long counted() {
            return job.metrics().stream()
                    .filter(it -> it.uid().equals("counting"))
                    .mapToLong(it -> it.recordsIn())
                    .sum();
        }
    }

    private static final class Counting extends KeyedProcessFunction<String, Long, Total> {
        private static final long END = 1L << 40;

        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Total> out) throws Exception {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            ctx.timerService().registerEventTimeTimer(END);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Total> out)
                throws Exception {
            out.collect(new Total(ctx.getCurrentKey(), count.value()));
        }
    }
}
