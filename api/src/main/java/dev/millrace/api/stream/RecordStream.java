// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.PrintSink;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.CountEvictor;
import dev.millrace.api.window.CountTrigger;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.GlobalWindows;
import dev.millrace.api.window.PurgingTrigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import java.util.List;

/**
 * Records on their way: what streams have in common, with keys or without. A stream is a
 * description of where records come from, not the records themselves. Each method adds to the job's
 * graph and returns at once; records flow when the environment executes. Used by the one thread
 * that builds the job.
 *
 * <p>Functions that hold no fields are shared by all subtasks. A function object with fields is
 * copied for each subtask and must be {@code Serializable}. What a function throws is handled by
 * the operator's error policy and by default fails the job.
 *
 * <pre>{@code
 * DataStream<String> shouted = words.map(String::toUpperCase).filter(word -> word.length() > 1);
 * words.union(shouted).rebalance().sinkTo(PrintSink.toStderr());
 * }</pre>
 *
 * @param <T> type of the records
 */
public abstract sealed class RecordStream<T> permits DataStream, KeyedStream {
    private final Upstreams upstreams;

    RecordStream(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    final Upstreams upstreams() {
        return upstreams;
    }

    public final StreamExecutionEnvironment getExecutionEnvironment() {
        return upstreams.env();
    }

    /** Makes one record of each. */
    public <R> SingleOutputStreamOperator<R> map(MapFunction<? super T, ? extends R> function) {
        return upstreams.read(new OperatorSpec.OfMap(Instances.of(function)), "map");
    }

    /** Keeps the records for which {@code function} says true. */
    public SingleOutputStreamOperator<T> filter(FilterFunction<? super T> function) {
        return upstreams.read(new OperatorSpec.OfFilter(Instances.of(function)), "filter");
    }

    /**
     * Makes any number of records of each. A lambda has to name the type of its result: {@code
     * (String line, Collector<String> out) -> ...}.
     */
    public <R> SingleOutputStreamOperator<R> flatMap(FlatMapFunction<? super T, R> function) {
        return upstreams.read(new OperatorSpec.OfFlatMap(Instances.of(function)), "flatMap");
    }

    /**
     * Brings all records of one key to one subtask.
     *
     * @param key the key of a record; must not be null, and must be the same for the same record
     *     each time. Keys are compared by value: strings, numbers, booleans, enums, {@code UUID}s,
     *     times, and records and lists of those
     */
    public final <K> KeyedStream<T, K> keyBy(KeySelector<? super T, K> key) {
        return new KeyedStream<>(this, key);
    }

    /** The records of this stream and of {@code others}, in no order among them. */
    @SafeVarargs
    public final DataStream<T> union(RecordStream<? extends T>... others) {
        Upstreams all = upstreams;
        for (RecordStream<? extends T> other : others) {
            all = all.union(other.upstreams());
        }
        return new DataStream<>(all);
    }

    /** Two streams for one operator, which sees from which of them a record comes. */
    public final <R> ConnectedStreams<T, R> connect(RecordStream<R> other) {
        return new ConnectedStreams<>(this, other);
    }

    /** Pairs of records with equal keys in the same window. */
    public final <R> JoinedStreams<T, R> join(RecordStream<R> other) {
        return new JoinedStreams<>(this, other);
    }

    /** All records with equal keys in the same window, of both streams. */
    public final <R> CoGroupedStreams<T, R> coGroup(RecordStream<R> other) {
        return new CoGroupedStreams<>(this, other);
    }

    /** Windows over all records, whatever their key. They are computed by one subtask. */
    public final <W extends Window> AllWindowedStream<T, W> windowAll(
            WindowAssigner<? super T, W> assigner) {
        return new AllWindowedStream<>(this, assigner);
    }

    /** A window for each {@code size} records. */
    public final AllWindowedStream<T, GlobalWindow> countWindowAll(long size) {
        return windowAll(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(size)));
    }

    /** The last {@code size} records, each time another {@code slide} have come. */
    public final AllWindowedStream<T, GlobalWindow> countWindowAll(long size, long slide) {
        return windowAll(GlobalWindows.create())
                .trigger(CountTrigger.of(slide))
                .evictor(CountEvictor.of(size));
    }

    /** Gives records new timestamps, and the stream new watermarks, from here on. */
    public final SingleOutputStreamOperator<T> assignTimestampsAndWatermarks(
            WatermarkStrategy<? super T> strategy) {
        return upstreams.read(new OperatorSpec.OfTimestamps(strategy), "timestamps");
    }

    /**
     * Each record to the subtask with the same index as the sender's. What follows must have the
     * parallelism of what comes before; without this call a different one means {@link
     * #rebalance()}.
     */
    public final DataStream<T> forward() {
        return partitionedBy(new Partitioning.Forward(true));
    }

    /** Records in turn to all subtasks of what follows. */
    public final DataStream<T> rebalance() {
        return partitionedBy(new Partitioning.Rebalance());
    }

    /** Records in turn to the subtasks of what follows that are the sender's share of them. */
    public final DataStream<T> rescale() {
        return partitionedBy(new Partitioning.Rescale());
    }

    /** Each record to a subtask drawn at random. */
    public final DataStream<T> shuffle() {
        return partitionedBy(new Partitioning.Shuffle());
    }

    /** Each record to every subtask of what follows. */
    public final DataStream<T> broadcast() {
        return partitionedBy(new Partitioning.Broadcast());
    }

    /** Each record to every subtask, which keeps what it needs of them in broadcast state. */
    public final BroadcastStream<T> broadcast(MapStateDescriptor<?, ?>... states) {
        return new BroadcastStream<>(broadcast(), List.of(states));
    }

    /** All records to the first subtask of what follows. */
    public final DataStream<T> global() {
        return partitionedBy(new Partitioning.Global());
    }

    /** Each record to the subtask that {@code partitioner} names for its key. */
    public final <K> DataStream<T> partitionCustom(
            Partitioner<? super K> partitioner, KeySelector<? super T, K> key) {
        return partitionedBy(new Partitioning.Custom(partitioner, key));
    }

    private DataStream<T> partitionedBy(Partitioning partitioning) {
        return new DataStream<>(upstreams.partitionedBy(partitioning));
    }

    /** Writes all records to {@code sink}. */
    public final DataStreamSink<T> sinkTo(Sink<? super T> sink) {
        return new DataStreamSink<>(upstreams, "sink", sink);
    }

    /** Prints each record as a line to standard output. */
    public final DataStreamSink<T> print() {
        return new DataStreamSink<>(upstreams, "print", PrintSink.<T>toStdout());
    }

    /** Prints each record as a line that begins with {@code label}. */
    public final DataStreamSink<T> print(String label) {
        return new DataStreamSink<>(upstreams, "print", PrintSink.<T>toStdout(label));
    }

    /**
     * Runs the environment's whole graph and returns the records of this stream; for tests and
     * small bounded results, because they are all kept in memory.
     *
     * @throws dev.millrace.api.JobException if the job fails
     * @throws InterruptedException if this thread is interrupted; the job is cancelled
     */
    public final List<T> executeAndCollect(String jobName) throws InterruptedException {
        return new CollectedStream<>(this).all(jobName);
    }

    /**
     * As the other one, but ends the job, cancelled, as soon as there are {@code limit} records.
     */
    public final List<T> executeAndCollect(String jobName, int limit) throws InterruptedException {
        return new CollectedStream<>(this).first(limit, jobName);
    }
}
