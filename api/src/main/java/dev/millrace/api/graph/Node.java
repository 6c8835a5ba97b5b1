// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operator of the job's logical graph, with the settings a user gave it. Built by one thread,
 * the one that runs the job's {@code main}; read-only once the graph has been handed to an engine.
 */
public final class Node {
    /** Parallelism or max parallelism that was not set: the environment's default applies. */
    public static final int UNSET = 0;

    private final int id;
    private final OperatorSpec spec;
    private final List<Edge> inputs;
    private final @Nullable StackTraceElement origin;
    private String name;
    private @Nullable String uid;
    private int parallelism = UNSET;
    private int maxParallelism = UNSET;
    private Chaining chaining = Chaining.ALLOWED;
    private @Nullable ErrorPolicy errorPolicy;

    /**
     * Makes a node; only a {@link GraphBuilder} does.
     *
     * @param id the node's place in the graph, 0-based in order of creation
     * @param spec what the operator does
     * @param name the default name, from the operator's kind
     * @param inputs where its records come from; empty for a source
     * @param origin the user's line that made the operator, or null if it is not known
     */
    Node(
            int id,
            OperatorSpec spec,
            String name,
            List<Edge> inputs,
            @Nullable StackTraceElement origin) {
        this.id = id;
        this.spec = Objects.requireNonNull(spec, "spec");
        this.name = Objects.requireNonNull(name, "name");
        this.inputs = List.copyOf(inputs);
        this.origin = origin;
    }

    public int id() {
        return id;
    }

    public OperatorSpec spec() {
        return spec;
    }

    public List<Edge> inputs() {
        return inputs;
    }

    /** The user's line that made the operator, or null if it is not known. */
    public @Nullable StackTraceElement origin() {
        return origin;
    }

    public String name() {
        return name;
    }

    public void name(String name) {
        this.name = requireText(name, "name");
    }

    /** The stable id the user gave, or null if the engine derives one. */
    public @Nullable String uid() {
        return uid;
    }

    public void uid(String uid) {
        this.uid = requireText(uid, "uid");
    }

    /** Number of subtasks, or {@link #UNSET}. */
    public int parallelism() {
        return parallelism;
    }

    public void parallelism(int parallelism) {
        this.parallelism = requirePositive(parallelism, "parallelism");
    }

    /** Number of key groups, or {@link #UNSET}. */
    public int maxParallelism() {
        return maxParallelism;
    }

    public void maxParallelism(int maxParallelism) {
        this.maxParallelism = requirePositive(maxParallelism, "max parallelism");
    }

    public Chaining chaining() {
        return chaining;
    }

    public void chaining(Chaining chaining) {
        this.chaining = Objects.requireNonNull(chaining, "chaining");
    }

    /** What happens to a record this operator cannot process; null means the default, to fail. */
    public @Nullable ErrorPolicy errorPolicy() {
        return errorPolicy;
    }

    public void errorPolicy(ErrorPolicy errorPolicy) {
        this.errorPolicy = Objects.requireNonNull(errorPolicy, "errorPolicy");
    }

    private String requireText(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "The " + what + " of operator '" + name + "' is blank; give it some text");
        }
        return text;
    }

    private int requirePositive(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "The "
                            + what
                            + " of operator '"
                            + name
                            + "' is "
                            + value
                            + "; it must be at least 1");
        }
        return value;
    }

    @Override
    public String toString() {
        return name + "#" + id;
    }
}
