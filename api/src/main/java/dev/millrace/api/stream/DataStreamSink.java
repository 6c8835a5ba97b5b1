// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.connector.Sink;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.Chaining;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec;

/**
 * The end of a stream.
 *
 * <pre>{@code
 * alerts.sinkTo(PrintSink.toStdout()).name("alerts").setParallelism(1);
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class DataStreamSink<T> {
    private final Upstreams upstreams;
    private final Node node;

    DataStreamSink(Upstreams upstreams, String name, Sink<? super T> sink) {
        this.upstreams = upstreams;
        this.node = upstreams.graph().add(new OperatorSpec.OfSink(sink), name, upstreams.edges());
    }

    Node node() {
        return node;
    }

    /** The name people see. */
    public DataStreamSink<T> name(String name) {
        node.name(name);
        return this;
    }

    /** The stable id under which state is found again; unique in the job. */
    public DataStreamSink<T> uid(String uid) {
        node.uid(uid);
        return this;
    }

    /** Number of subtasks, at least 1. */
    public DataStreamSink<T> setParallelism(int parallelism) {
        node.parallelism(parallelism);
        return this;
    }

    /** Runs the sink in a chain of its own. */
    public DataStreamSink<T> disableChaining() {
        node.chaining(Chaining.FORBIDDEN);
        return this;
    }

    /** What happens to a record whose writing throws; by default it fails the job. */
    public DataStreamSink<T> onError(ErrorPolicy policy) {
        node.errorPolicy(policy);
        return this;
    }

    /** Records the sink could not write, if {@code onError} sends them to {@code tag}. */
    public <X> DataStream<X> getSideOutput(OutputTag<X> tag) {
        return new DataStream<>(upstreams.outputOf(node, tag));
    }
}
