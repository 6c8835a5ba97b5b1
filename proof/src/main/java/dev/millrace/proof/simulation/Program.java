// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.Options;
import dev.millrace.api.RestartStrategy;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builds the job of a plan, anew for each process. */
final class Program {
    private static final Duration RESTART_DELAY = Duration.ofSeconds(1);

    private final Scene scene;
    private final SimulationPlan plan;
    private final StreamExecutionEnvironment env =
            StreamExecutionEnvironment.getExecutionEnvironment();
    private final List<DataStream<Item>> streams = new ArrayList<>();

    private Program(Scene scene) {
        this.scene = scene;
        this.plan = scene.plan();
    }

    /** The job, with everything that a plan does not vary. */
    static StreamExecutionEnvironment of(Scene scene) {
        Program program = new Program(scene);
        program.configure();
        program.build();
        return program.env;
    }

    /** The sink of a stream that nobody reads. */
    static String sink(int stream) {
        return "out-" + stream;
    }

    /** The sink of a source's records as they are. */
    static String trace(int source) {
        return "trace-" + source;
    }

    static String source(int number) {
        return "source-" + number;
    }

    static String audit(int source) {
        return "audit-" + source;
    }

    private void configure() {
        env.setParallelism(scene.process().parallelism());
        env.setMaxParallelism(plan.keyGroups());
        env.set(Options.WORKERS, 2);
        env.set(Options.CHECKPOINT_TIMEOUT, Duration.ofMillis(plan.timeoutMs()));
        env.set(
                Options.RESTART_STRATEGY,
                RestartStrategy.fixedDelay(Integer.MAX_VALUE, RESTART_DELAY));
        env.enableCheckpointing(
                Duration.ofMillis(plan.intervalMs()), Path.of(scene.home().directory()));
        Path begunFrom = scene.home().begunFrom();
        if (begunFrom != null) {
            env.set(Options.RESTORE_FROM, begunFrom);
        }
    }

    private void build() {
        for (int i = 0; i < plan.inputs().size(); i++) {
            addSource(i, plan.inputs().get(i));
        }
        for (GraphStep step : plan.steps()) {
            int number = streams.size();
            streams.add(new StepBuilder(scene, "step-" + number, step).build(streams));
        }
        for (int stream : plan.open()) {
            write(streams.get(stream), sink(stream), true);
        }
    }

    private void addSource(int number, Input input) {
        WatermarkStrategy<Item> lateBy =
                WatermarkStrategy.<Item>forBoundedOutOfOrderness(
                                Duration.ofMillis(Input.WATERMARK_DELAY_MS))
                        .withTimestampAssigner((item, ignored) -> item.time());
        WatermarkStrategy<Item> time =
                input.idleMs() == 0
                        ? lateBy.withoutIdleness()
                        : lateBy.withIdleness(Duration.ofMillis(input.idleMs()));
        var read = env.fromSource(new InputSource(scene, input), time, source(number));
        read.uid(source(number));
        if (input.parallelism() > 0) {
            read.setParallelism(input.parallelism());
        }
        streams.add(read);
        String audit = audit(number);
        DataStream<Item> audited =
                read.keyBy(item -> Input.splitOf(item.value()))
                        .process(() -> new Audit(scene, audit))
                        .uid(audit);
        write(audited, trace(number), false);
    }

    private void write(DataStream<Item> stream, String name, boolean timed) {
        stream.sinkTo(new StagingSink(scene, name, timed)).name(name).uid(name);
    }
}
