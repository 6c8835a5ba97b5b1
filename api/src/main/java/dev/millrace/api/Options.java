// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.nio.file.Path;
import java.time.Duration;
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

    /** Zero if none are taken. */
    public static final Option<Duration> CHECKPOINT_INTERVAL =
            Option.ofTime(
                    "checkpoint-interval",
                    Duration.ZERO,
                    Duration.ZERO,
                    "none are taken",
                    "Time from one checkpoint to the next: how much is read again after a crash,"
                            + " and how long output of an exactly-once sink waits to be seen. 0 for"
                            + " none.");

    /** The empty path if none was set. */
    public static final Option<Path> CHECKPOINT_DIRECTORY =
            Option.of(
                    "checkpoint-directory",
                    "path",
                    "none; a job with checkpoints must name one",
                    "Where checkpoints are kept, one job to a directory. A job that finds"
                            + " checkpoints there goes on from the newest.",
                    settings -> Path.of(""),
                    Path::of);

    public static final Option<Duration> CHECKPOINT_TIMEOUT =
            Option.ofTime(
                    "checkpoint-timeout",
                    Duration.ofMillis(1),
                    Duration.ofMinutes(10),
                    "10m",
                    "A checkpoint that takes longer is given up, and the next one tried. The job"
                            + " goes on meanwhile.");

    public static final Option<Integer> CHECKPOINTS_RETAINED =
            Option.ofInt(
                    "checkpoints-retained",
                    "checkpoints",
                    1,
                    1000,
                    "3",
                    "How many complete checkpoints are kept. More than one, so that a damaged file"
                            + " costs some time and not the state.",
                    settings -> 3);

    public static final Option<Integer> TOLERATED_CHECKPOINT_FAILURES =
            Option.ofInt(
                    "tolerated-checkpoint-failures",
                    "checkpoints in a row",
                    0,
                    Integer.MAX_VALUE,
                    "any number",
                    "How many checkpoints may fail in a row before the job does. A full disk is"
                            + " told in log and metrics and need not stop the work.",
                    settings -> Integer.MAX_VALUE);

    /** The empty path if none was set. */
    public static final Option<Path> RESTORE_FROM =
            Option.of(
                    "restore-from",
                    "path",
                    "the newest checkpoint in the checkpoint directory, if there is one",
                    "A savepoint or checkpoint to begin with, if the checkpoint directory holds no"
                            + " checkpoint of this job yet.",
                    settings -> Path.of(""),
                    Path::of);

    public static final Option<List<String>> ALLOW_DROPPED =
            Option.ofNames(
                    "allow-dropped",
                    "ids or names of operators, with commas",
                    "none: a job that cannot take all state of a checkpoint is not started",
                    "Operators of the checkpoint whose state may be left behind because the job has"
                            + " them no more, or as something else. By name, so that no other state"
                            + " is lost with them.");

    public static final Option<RestartStrategy> RESTART_STRATEGY =
            Option.of(
                    "restart-strategy",
                    "none, fixed-delay, exponential or failure-rate, with their figures",
                    "exponential 10 1s 1m in a job with checkpoints, else none",
                    "Whether a failed job is started again from its last checkpoint. Restarts"
                            + " without a checkpoint between them come to an end, so that a record"
                            + " that fails each time is not tried for ever.",
                    settings ->
                            settings.get(Options.CHECKPOINT_INTERVAL).isZero()
                                    ? RestartStrategy.none()
                                    : RestartStrategy.exponential(
                                            10, Duration.ofSeconds(1), Duration.ofMinutes(1)),
                    RestartStrategy::parse);

    private static final List<Option<?>> ALL =
            List.of(
                    PARALLELISM,
                    MAX_PARALLELISM,
                    RUNTIME_MODE,
                    WORKERS,
                    CHECKPOINT_INTERVAL,
                    CHECKPOINT_DIRECTORY,
                    CHECKPOINT_TIMEOUT,
                    CHECKPOINTS_RETAINED,
                    TOLERATED_CHECKPOINT_FAILURES,
                    RESTORE_FROM,
                    ALLOW_DROPPED,
                    RESTART_STRATEGY);

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
