// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import dev.millrace.api.connector.CollectionSource;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.IndexFunction;
import dev.millrace.api.connector.SequenceSource;
import dev.millrace.api.connector.Source;
import dev.millrace.api.graph.Engine;
import dev.millrace.api.graph.Graph;
import dev.millrace.api.graph.GraphBuilder;
import dev.millrace.api.graph.JobServers;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.state.TypeSerializer;
import dev.millrace.api.stream.DataStreamSource;
import dev.millrace.api.time.WatermarkStrategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where a job begins: it makes the first streams, holds the graph they grow into, and executes it.
 * Used by the one thread that builds the job.
 *
 * <pre>{@code
 * public static void main(String[] args) throws Exception {
 *     StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
 *     env.fromSequence(1, 10).map(n -> n * n).print();
 *     env.execute("squares");
 * }
 * }</pre>
 */
public final class StreamExecutionEnvironment {
    /** Where the launcher asks for a server: a port, or {@code host:port}. */
    private static final String SERVE = "millrace.serve";

    /** Where the launcher says that the server it asks for outlives the jobs. */
    private static final String STAY = "millrace.serve.stay";

    /** Where the launcher says that nothing is to be run, only told what would be. */
    private static final String DRY_RUN = "millrace.dry-run";

    /** How a dry run ends that found that the job would be refused. */
    private static final int REFUSED = 3;

    private final GraphBuilder graph = new GraphBuilder();
    private final Map<Class<?>, TypeSerializer<?>> serializers = new HashMap<>();
    private @Nullable JobServer server;
    private Settings settings = Settings.defaults();

    private StreamExecutionEnvironment() {}

    /** A new environment with an empty graph and every option at its default. */
    public static StreamExecutionEnvironment getExecutionEnvironment() {
        return new StreamExecutionEnvironment();
    }

    /** Sets {@link Options#PARALLELISM}, the number of subtasks of operators that set none. */
    public StreamExecutionEnvironment setParallelism(int parallelism) {
        return set(Options.PARALLELISM, parallelism);
    }

    /** Sets {@link Options#MAX_PARALLELISM}, the number of key groups. */
    public StreamExecutionEnvironment setMaxParallelism(int maxParallelism) {
        return set(Options.MAX_PARALLELISM, maxParallelism);
    }

    /** Sets {@link Options#RUNTIME_MODE}: updates while input is coming, or final results only. */
    public StreamExecutionEnvironment setRuntimeMode(RuntimeMode mode) {
        return set(Options.RUNTIME_MODE, mode);
    }

    /**
     * Takes a checkpoint each {@code interval} into {@code directory}. From then on a job that was
     * killed and is started again with the same command goes on from its last checkpoint.
     *
     * <pre>{@code
     * env.enableCheckpointing(Duration.ofSeconds(10), Path.of("checkpoints"));
     * }</pre>
     *
     * @param interval {@link Options#CHECKPOINT_INTERVAL}
     * @param directory {@link Options#CHECKPOINT_DIRECTORY}, of this job alone
     */
    public StreamExecutionEnvironment enableCheckpointing(Duration interval, Path directory) {
        set(Options.CHECKPOINT_DIRECTORY, directory);
        return enableCheckpointing(interval);
    }

    /** As the other one, for a directory that is set by {@link Options#CHECKPOINT_DIRECTORY}. */
    public StreamExecutionEnvironment enableCheckpointing(Duration interval) {
        if (interval.isZero()) {
            throw new IllegalArgumentException(
                    "The interval of checkpoints is zero; give a time, or do not enable them");
        }
        return set(Options.CHECKPOINT_INTERVAL, interval);
    }

    /**
     * Begins with a savepoint, or a directory of checkpoints, of this job or of an earlier version
     * of it: at another parallelism, in other chains, with other operators that keep no state. Once
     * the job has a checkpoint of its own it goes on from that.
     *
     * <pre>{@code
     * env.restoreFrom(Path.of("savepoints/before-upgrade"));
     * }</pre>
     *
     * @param savepoint {@link Options#RESTORE_FROM}
     */
    public StreamExecutionEnvironment restoreFrom(Path savepoint) {
        return set(Options.RESTORE_FROM, savepoint);
    }

    /**
     * Lets the state of these operators of a checkpoint be left behind. Without this, a job that
     * has them no more, or as something else, is refused before it starts.
     *
     * <pre>{@code
     * env.restoreFrom(Path.of("savepoints/before-upgrade")).allowDropped("orders-by-customer");
     * }</pre>
     *
     * @param operators {@link Options#ALLOW_DROPPED}: ids or names, as the checkpoint has them
     */
    public StreamExecutionEnvironment allowDropped(String... operators) {
        return set(Options.ALLOW_DROPPED, List.of(operators));
    }

    /**
     * Sets an option.
     *
     * @throws IllegalArgumentException if the value is not allowed; the message says which are
     */
    public <T> StreamExecutionEnvironment set(Option<T> option, T value) {
        settings = settings.with(option, value);
        return this;
    }

    /**
     * Sets the option with this name to the value written as {@code value}.
     *
     * @throws IllegalArgumentException if there is no such option, with the nearest name, or if the
     *     value is not allowed
     */
    public StreamExecutionEnvironment set(String name, String value) {
        settings = settings.withText(Options.named(name), value);
        return this;
    }

    /**
     * Says how values of a class are written into checkpoints. Needed only for classes that are
     * neither records, enums nor classes with fields and a constructor without arguments, and not
     * among the common ones of the JDK. It also serves the subclasses of {@code type} that have
     * none of their own.
     *
     * @throws IllegalArgumentException if the class has a serializer already
     */
    public <T> StreamExecutionEnvironment registerTypeSerializer(
            Class<T> type, TypeSerializer<T> serializer) {
        if (serializers.putIfAbsent(type, serializer) != null) {
            throw new IllegalArgumentException(
                    "a serializer for " + type.getName() + " is registered already; remove one");
        }
        return this;
    }

    /** What has been set so far. */
    public Settings settings() {
        return settings;
    }

    public int getParallelism() {
        return settings.get(Options.PARALLELISM);
    }

    /**
     * The records of {@code source}.
     *
     * @param watermarks how records get their timestamps, and the stream its watermarks
     * @param name the name people see
     */
    public <T> DataStreamSource<T> fromSource(
            Source<T, ?, ?> source, WatermarkStrategy<? super T> watermarks, String name) {
        return DataStreamSource.of(this, graph, source, watermarks, name);
    }

    /**
     * These records, in this order. Read by one subtask; with {@code setParallelism} more take
     * turns.
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only copied from
    public final <T> DataStreamSource<T> fromData(T... records) {
        return fromData(Arrays.asList(records));
    }

    /** The records of a collection as it is now, in its order. */
    public <T> DataStreamSource<T> fromData(Collection<T> records) {
        DataStreamSource<T> stream =
                fromSource(
                        new CollectionSource<T>(records),
                        WatermarkStrategy.noWatermarks(),
                        "collection");
        stream.setParallelism(1);
        return stream;
    }

    /** The whole numbers from {@code from} to {@code to}, both included. */
    public DataStreamSource<Long> fromSequence(long from, long to) {
        return fromSource(
                new SequenceSource(from, to), WatermarkStrategy.noWatermarks(), "sequence");
    }

    /**
     * {@code count} records, made of their numbers from 0 on. For a rate, for event time or without
     * end give a {@link GeneratorSource} to {@link #fromSource}.
     */
    public <T> DataStreamSource<T> generate(long count, IndexFunction<? extends T> records) {
        return fromSource(
                GeneratorSource.<T>of(count, records),
                WatermarkStrategy.noWatermarks(),
                "generator");
    }

    /**
     * Runs the graph as it stands and waits for its end, and then {@linkplain #stayServed as long
     * as somebody may want to look} at what has become of it.
     *
     * @throws IllegalStateException if there is nothing to run, or no engine on the class path
     * @throws IllegalArgumentException if the graph is not valid; the message names operator and
     *     line
     * @throws JobException if the job fails; the cause chain holds the user's exception
     * @throws InterruptedException if this thread is interrupted; the job is cancelled
     */
    public JobResult execute(String jobName) throws InterruptedException {
        JobHandle job = executeAsync(jobName);
        try {
            JobResult result = job.await();
            stayServed();
            return result;
        } catch (JobException e) {
            stayServed();
            throw e;
        } catch (InterruptedException e) {
            job.cancel();
            throw e;
        }
    }

    /**
     * Where {@code millrace run … --serve} was called at a terminal, waits until the process is
     * told to end, so that a job that has ended can still be looked at; returns at once where it
     * was not. {@link #execute} ends with it by itself; a program that starts its jobs by {@link
     * #executeAsync} calls it when they have ended.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public static void stayServed() throws InterruptedException {
        String address = System.getProperty(SERVE);
        if (address != null && Boolean.getBoolean(STAY)) {
            servers().stay(address);
        }
    }

    /**
     * Starts the graph as it stands and returns at once.
     *
     * @throws IllegalStateException if there is nothing to run, or no engine on the class path
     * @throws IllegalArgumentException if the graph is not valid; the message names operator and
     *     line
     */
    public JobHandle executeAsync(String jobName) {
        Graph job = graph(jobName);
        requireSink(job);
        if (Boolean.getBoolean(DRY_RUN)) {
            endDryRun(job);
        }
        JobServer shown = server != null ? server : serverAskedFor();
        JobHandle started = engine().start(job);
        if (shown != null) {
            shown.show(started);
        }
        return started;
    }

    /**
     * Starts a server on this machine's loopback address that shows and steers the jobs which this
     * environment executes from now on: a REST API and the dashboard.
     *
     * @param port where it listens, 0 for any that is free
     * @throws IllegalStateException if there is no {@code millrace-server} on the class path, or it
     *     cannot listen there
     */
    public JobServer startServer(int port) {
        server = servers().start(Integer.toString(port));
        return server;
    }

    private static @Nullable JobServer serverAskedFor() {
        String address = System.getProperty(SERVE);
        return address == null ? null : servers().start(address);
    }

    private static JobServers servers() {
        return ServiceLoader.load(JobServers.class)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "There is no server on the class path; add the dependency"
                                                + " dev.millrace:millrace-server"));
    }

    /** The plan the graph would run with: operators, chains, parallelism, partitioning. */
    public String explain() {
        return engine().explain(graph("explained"));
    }

    /**
     * Says where each state of the checkpoint would go that the job would begin with, and why it
     * would be refused if so. State is restored, and functions are opened and closed, to see
     * whether they fit; no source or sink is opened, no record processed, nothing written. {@code
     * millrace run … --dry-run} prints it.
     *
     * <pre>{@code
     * RestoreReport report = env.explainRestore("orders");
     * System.out.print(report.text());
     * }</pre>
     *
     * @throws IllegalArgumentException if the graph is not valid
     */
    public RestoreReport explainRestore(String jobName) {
        return engine().explainRestore(graph(jobName));
    }

    /** The program that asks for a dry run ends with it: what follows relies on a job that ran. */
    private static void endDryRun(Graph job) {
        System.out.print(engine().explain(job));
        RestoreReport report = engine().explainRestore(job);
        System.out.print(report.text());
        System.out.flush();
        System.exit(report.isRefused() ? REFUSED : 0);
    }

    /** The graph as it stands, as a job of this name. */
    public Graph graph(String jobName) {
        Settings asked = AskedFor.over(settings, System.getenv(), System.getProperties());
        return new Graph(jobName, graph.nodes(), asked, serializers);
    }

    private static void requireSink(Graph job) {
        List<Node> nodes = job.nodes();
        if (nodes.isEmpty()) {
            throw new IllegalStateException(
                    "Job '" + job.jobName() + "' has no operator; begin with fromSource(...)");
        }
        if (nodes.stream().noneMatch(node -> node.spec() instanceof OperatorSpec.OfSink)) {
            Node last = nodes.get(nodes.size() - 1);
            throw new IllegalStateException(
                    "Job '"
                            + job.jobName()
                            + "' has no sink, so nobody would see a result; end a stream with"
                            + " sinkTo(...) or print(). Its last operator is '"
                            + last.name()
                            + "' at "
                            + last.origin());
        }
    }

    private static Engine engine() {
        return ServiceLoader.load(Engine.class)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "There is no engine on the class path; add the dependency"
                                                + " dev.millrace:millrace-engine"));
    }
}
