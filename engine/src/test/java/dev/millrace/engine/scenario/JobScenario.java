// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.scenario;

import dev.millrace.api.JobException;
import dev.millrace.api.JobHandle;
import dev.millrace.api.JobResult;
import dev.millrace.api.Options;
import dev.millrace.api.RuntimeMode;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.stream.RecordStream;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedOutside;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A job under test and the world it runs in.
 *
 * <pre>{@code
 * List<Integer> seen = JobScenario.simulated(7).parallelism(4)
 *         .collect(env -> env.fromData(1, 2, 3).map(n -> n + 1));
 * }</pre>
 */
public final class JobScenario {
    /** More virtual time than any scenario needs, so that a job that hangs fails instead. */
    private static final Duration LONGEST_SIMULATED = Duration.ofMinutes(10);

    /** More real time than any scenario needs, on however loaded a machine. */
    private static final Duration LONGEST_REAL = Duration.ofMinutes(2);

    private final EmbeddedEngine engine;
    private final SimulatedOutside world;
    private final Duration longest;
    private final StreamExecutionEnvironment env =
            StreamExecutionEnvironment.getExecutionEnvironment();
    private JobHandle handle;

    private JobScenario(EmbeddedEngine engine, SimulatedOutside world, Duration longest) {
        this.engine = engine;
        this.world = world;
        this.longest = longest;
        env.set(Options.PARALLELISM, 1);
    }

    /** On one thread, in virtual time, with the interleaving that {@code seed} draws. */
    public static JobScenario simulated(long seed) {
        SimulatedOutside world = new SimulatedOutside(seed);
        return new JobScenario(EmbeddedEngine.simulated(world), world, LONGEST_SIMULATED);
    }

    /** On real threads. */
    public static JobScenario onThreads() {
        return new JobScenario(new EmbeddedEngine(), null, LONGEST_REAL);
    }

    public JobScenario parallelism(int parallelism) {
        env.setParallelism(parallelism);
        return this;
    }

    public JobScenario batch() {
        env.setRuntimeMode(RuntimeMode.BATCH);
        return this;
    }

    /** Does something in the middle of a simulated run, after {@code delay} of virtual time. */
    public JobScenario at(Duration delay, Consumer<JobHandle> action) {
        world.at(delay.toNanos(), () -> action.accept(handle));
        return this;
    }

    /** Does something {@code delay} of virtual time from now, while a simulated job runs. */
    public void after(Duration delay, Runnable action) {
        world.at(world.clock().monotonicNs() + delay.toNanos(), action);
    }

    /** The hash over every step of a simulated run. */
    public long traceHash() {
        return world.traceHash();
    }

    /** Starts what {@code job} builds. */
    public JobHandle start(Consumer<StreamExecutionEnvironment> job) {
        job.accept(env);
        handle = engine.start(env.graph("test"));
        return handle;
    }

    /** Runs what {@code job} builds to its end. */
    public JobResult run(Consumer<StreamExecutionEnvironment> job) {
        start(job);
        try {
            if (!handle.await(longest)) {
                throw new AssertionError(
                        "The job hangs as " + handle.status() + ": " + handle.metrics());
            }
            return handle.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs the stream that {@code job} builds to its end; what came out of it. */
    public <T> List<T> collect(
            Function<StreamExecutionEnvironment, ? extends RecordStream<T>> job) {
        CollectSink<T> sink = new CollectSink<>();
        run(env -> job.apply(env).sinkTo(sink));
        return sink.records();
    }

    /** Runs a job that is expected to fail; how it did. */
    public JobException failure(Consumer<StreamExecutionEnvironment> job) {
        try {
            JobResult result = run(job);
            throw new AssertionError("The job did not fail: " + result);
        } catch (JobException e) {
            return e;
        }
    }
}
