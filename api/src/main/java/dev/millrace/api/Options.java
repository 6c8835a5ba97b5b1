// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.util.List;

/**
 * Every option there is.
 *
 * <pre>{@code
 * env.set(Options.PARALLELISM, 4);
 * env.set("max-parallelism", "256");
 * }</pre>
 */
public final class Options {

    /**
     * The most subtasks an operator can have, and the most key groups. Flink's limit too, so that a
     * job can move there.
     */
    public static final int PARALLELISM_LIMIT = 1 << 15;

    /** Key groups per subtask from which on no subtask has 1/8 more work than another. */
    private static final int GROUPS_PER_SUBTASK = 8;

    private static final int GROUPS_STEP = 128;

    public static final Option<Integer> PARALLELISM =
            Option.ofInt(
                    "parallelism",
                    "subtasks",
                    1,
                    PARALLELISM_LIMIT,
                    "the number of processors",
                    "How many subtasks an operator has that sets none itself. One per processor"
                            + " keeps all of them busy.",
                    settings -> Runtime.getRuntime().availableProcessors());

    public static final Option<Integer> MAX_PARALLELISM =
            Option.ofInt(
                    "max-parallelism",
                    "key groups",
                    1,
                    PARALLELISM_LIMIT,
                    "128 for each 16 subtasks of the widest operator, or part of them",
                    "Into how many groups keys are divided, and so how many subtasks a keyed"
                            + " operator can ever be spread over. At least 8 groups for each subtask"
                            + " keep their shares within 1/8 of each other.",
                    settings -> maxParallelismFor(settings.get(Options.PARALLELISM)));

    public static final Option<RuntimeMode> RUNTIME_MODE =
            Option.ofEnum(
                    "runtime-mode",
                    RuntimeMode.class,
                    RuntimeMode.STREAMING,
                    "Whether results are emitted and updated while input is coming, or once at the"
                            + " end.");

    public static final Option<Integer> WORKERS =
            Option.ofInt(
                    "workers",
                    "threads",
                    1,
                    PARALLELISM_LIMIT,
                    "the number of processors",
                    "How many threads drive the subtasks. More than processors only adds switching;"
                            + " work that blocks has threads of its own.",
                    settings -> Runtime.getRuntime().availableProcessors());

    private static final List<Option<?>> ALL =
            List.of(PARALLELISM, MAX_PARALLELISM, RUNTIME_MODE, WORKERS);

    private Options() {}

    /** All options, in the order in which a manual lists them. */
    public static List<Option<?>> all() {
        return ALL;
    }

    /**
     * The option with this name.
     *
     * @throws IllegalArgumentException if there is none; the message suggests the nearest
     */
    public static Option<?> named(String name) {
        return ALL.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /** The default number of key groups of a job whose widest operator has this many subtasks. */
    static int maxParallelismFor(int parallelism) {
        int subtasksPerStep = GROUPS_STEP / GROUPS_PER_SUBTASK;
        int steps = (parallelism + subtasksPerStep - 1) / subtasksPerStep;
        return Math.min(steps * GROUPS_STEP, PARALLELISM_LIMIT);
    }

    private static IllegalArgumentException unknown(String name) {
        List<String> names = ALL.stream().map(Option::name).toList();
        String suggestion =
                Spelling.nearest(name, names)
                        .map(nearest -> "did you mean '" + nearest + "'?")
                        .orElse("there are " + String.join(", ", names));
        return new IllegalArgumentException("There is no option '" + name + "'; " + suggestion);
    }
}
