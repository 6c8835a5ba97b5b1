// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.Chaining;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.WindowSpec;

/**
 * The results of an operator, and the settings of that operator. Each setting changes the operator
 * and returns this stream.
 *
 * <pre>{@code
 * var parsed = lines.map(Order::parse).name("parse").uid("parse-v1").setParallelism(4);
 * }</pre>
 *
 * @param <T> type of the records
 */
public sealed class SingleOutputStreamOperator<T> extends DataStream<T> permits DataStreamSource {
    private final Node node;

    SingleOutputStreamOperator(Upstreams inputs, Node node) {
        super(inputs.outputOf(node, null));
        this.node = node;
    }

    /** The name people see; by default the kind of the operator. */
    public SingleOutputStreamOperator<T> name(String name) {
        node.name(name);
        return this;
    }

    /** The stable id under which state is found again; unique in the job. */
    public SingleOutputStreamOperator<T> uid(String uid) {
        node.uid(uid);
        return this;
    }

    /**
     * Number of subtasks, at least 1.
     *
     * @throws IllegalArgumentException if the operator can only have one
     */
    public SingleOutputStreamOperator<T> setParallelism(int parallelism) {
        if (parallelism != 1 && node.spec() instanceof WindowSpec window && window.key() == null) {
            throw new IllegalArgumentException(
                    "A window over all records runs in 1 subtask, not "
                            + parallelism
                            + "; use keyBy(...).window(...) to spread the work");
        }
        node.parallelism(parallelism);
        return this;
    }

    /** Number of key groups: the largest parallelism the operator's state can ever have. */
    public SingleOutputStreamOperator<T> setMaxParallelism(int maxParallelism) {
        node.maxParallelism(maxParallelism);
        return this;
    }

    /** Runs the operator in a chain of its own. */
    public SingleOutputStreamOperator<T> disableChaining() {
        node.chaining(Chaining.FORBIDDEN);
        return this;
    }

    /** Begins a new chain with the operator. */
    public SingleOutputStreamOperator<T> startNewChain() {
        node.chaining(Chaining.STARTS_NEW_CHAIN);
        return this;
    }

    /** What happens to a record that cannot be processed; by default it fails the job. */
    public SingleOutputStreamOperator<T> onError(ErrorPolicy policy) {
        node.errorPolicy(policy);
        return this;
    }

    /** What the operator emits to the side output {@code tag}: also late records, dead letters. */
    public <X> DataStream<X> getSideOutput(OutputTag<X> tag) {
        return new DataStream<>(upstreams().outputOf(node, tag));
    }
}
