// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.AsyncSpec;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.WindowSpec;
import java.util.Locale;
import java.util.Map;

/** What planning has to know about each kind of operator. */
enum OperatorKind {
    SOURCE(0, Keyed.NONE),
    TIMESTAMPS(1, Keyed.NONE),
    MAP(1, Keyed.NONE),
    FILTER(1, Keyed.NONE),
    FLAT_MAP(1, Keyed.NONE),
    PROCESS(1, Keyed.NONE),
    ASYNC(1, Keyed.NONE),
    KEYED_PROCESS(1, Keyed.ALL),
    RUNNING_REDUCE(1, Keyed.ALL),
    RUNNING_AGGREGATE(1, Keyed.ALL),
    CO_PROCESS(2, Keyed.NONE),
    KEYED_CO_PROCESS(2, Keyed.ALL),
    BROADCAST_PROCESS(2, Keyed.NONE),
    KEYED_BROADCAST_PROCESS(2, Keyed.FIRST),
    WINDOW(1, Keyed.ALL),
    WINDOW_ALL(1, Keyed.NONE),
    SINK(1, Keyed.NONE);

    /** Which inputs must be partitioned by key. */
    private enum Keyed {
        NONE,
        FIRST,
        ALL
    }

    private static final Map<Class<? extends OperatorSpec>, OperatorKind> BY_SPEC =
            Map.ofEntries(
                    Map.entry(OperatorSpec.OfSource.class, SOURCE),
                    Map.entry(OperatorSpec.OfTimestamps.class, TIMESTAMPS),
                    Map.entry(OperatorSpec.OfMap.class, MAP),
                    Map.entry(OperatorSpec.OfFilter.class, FILTER),
                    Map.entry(OperatorSpec.OfFlatMap.class, FLAT_MAP),
                    Map.entry(OperatorSpec.OfProcess.class, PROCESS),
                    Map.entry(AsyncSpec.class, ASYNC),
                    Map.entry(OperatorSpec.OfKeyedProcess.class, KEYED_PROCESS),
                    Map.entry(OperatorSpec.OfRunningReduce.class, RUNNING_REDUCE),
                    Map.entry(OperatorSpec.OfRunningAggregate.class, RUNNING_AGGREGATE),
                    Map.entry(OperatorSpec.OfCoProcess.class, CO_PROCESS),
                    Map.entry(OperatorSpec.OfKeyedCoProcess.class, KEYED_CO_PROCESS),
                    Map.entry(OperatorSpec.OfBroadcastProcess.class, BROADCAST_PROCESS),
                    Map.entry(OperatorSpec.OfKeyedBroadcastProcess.class, KEYED_BROADCAST_PROCESS),
                    Map.entry(OperatorSpec.OfSink.class, SINK));

    private final int inputs;
    private final Keyed keyed;

    OperatorKind(int inputs, Keyed keyed) {
        this.inputs = inputs;
        this.keyed = keyed;
    }

    static OperatorKind of(OperatorSpec spec) {
        if (spec instanceof WindowSpec window) {
            return window.key() == null ? WINDOW_ALL : WINDOW;
        }
        return ofClass(spec.getClass());
    }

    /** The kind of all operators of a class; windows have two, so they have none here. */
    static OperatorKind ofClass(Class<?> spec) {
        OperatorKind kind = BY_SPEC.get(spec);
        if (kind == null) {
            throw new IllegalArgumentException("No plan for operators of " + spec);
        }
        return kind;
    }

    /**
     * The kind as a word, as {@link StableIds derived ids} have it: once released, a word never
     * changes, even if the class it stands for is renamed.
     */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many inputs such an operator has, unions aside. */
    int inputs() {
        return inputs;
    }

    /** Whether input {@code ordinal} must be partitioned by key. */
    boolean isKeyed(int ordinal) {
        return keyed == Keyed.ALL || (keyed == Keyed.FIRST && ordinal == 0);
    }

    /**
     * Whether such an operator receives from other tasks only. Keyed ones do because the key's hash
     * travels with a record from task to task; two-input ones and windows because they choose which
     * input to read and stop between the results of a firing; asynchronous ones because they stop
     * their input while all calls are open.
     */
    boolean beginsTask() {
        return inputs != 1 || keyed != Keyed.NONE || this == ASYNC || this == WINDOW_ALL;
    }
}
