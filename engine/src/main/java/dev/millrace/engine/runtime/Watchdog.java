// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.seam.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a run from a thread beside it: warns of user code that does not return, and goes on
 * interrupting whoever blocks in a run that ends early, and readers that wait in a job that is to
 * stop, for an interrupt may be swallowed.
 */
final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    /** Between two looks: short beside the patience, and nothing beside the work of a core. */
    static final long PERIOD_NS = 1_000_000_000L;

    /**
     * A step is a batch of records or one firing, milliseconds of work. Ten seconds are longer than
     * a full collection of a large heap or a class loaded over a slow network.
     */
    static final long PATIENCE_NS = 10_000_000_000L;

    /** With a thread of its own user code may wait for input; five minutes are no longer usual. */
    static final long PATIENCE_WITH_BLOCKING_NS = 300_000_000_000L;

    /** Enough to see the user's function below the library it waits in. */
    private static final int FRAMES = 12;

    private final Run run;
    private final List<WatchedSubtask> subtasks;
    private final long[] warnAfterNs;
    private final Clock clock;
    private final Consumer<String> warnings;

    Watchdog(Run run, Clock clock) {
        this(run, clock, LOG::warn);
    }

    /**
     * @param warnings takes what is to be told
     */
    Watchdog(Run run, Clock clock, Consumer<String> warnings) {
        this.run = run;
        this.clock = clock;
        this.warnings = warnings;
        this.subtasks = run.live().subtasks().stream().flatMap(List::stream).toList();
        this.warnAfterNs = new long[subtasks.size()];
    }

    /** Whether there is still something to look at. */
    boolean look() {
        if (run.isAborting()) {
            run.interrupt();
        } else if (run.isStopping()) {
            run.wakeReaders();
        }
        long nowNs = clock.monotonicNs();
        for (int i = 0; i < warnAfterNs.length; i++) {
            look(i, nowNs);
        }
        return !run.isOver();
    }

    /** Warns once the patience is used up, and again after each doubling of the time. */
    private void look(int i, long nowNs) {
        WatchedSubtask subtask = subtasks.get(i);
        long steppingNs = subtask.meter().steppingForNs(nowNs);
        long patienceNs = patienceNs(subtask);
        if (steppingNs < patienceNs) {
            warnAfterNs[i] = 0;
        } else if (steppingNs >= warnAfterNs[i]) {
            warnAfterNs[i] = 2 * steppingNs;
            warnings.accept(warning(subtask, steppingNs));
        }
    }

    private long patienceNs(WatchedSubtask subtask) {
        boolean mayWait = subtask.place().task().blocking() && !run.isAborting();
        return mayWait ? PATIENCE_WITH_BLOCKING_NS : PATIENCE_NS;
    }

    private String warning(WatchedSubtask subtask, long steppingNs) {
        Thread thread = subtask.meter().thread();
        StackTraceElement[] frames =
                thread == null ? new StackTraceElement[0] : thread.getStackTrace();
        String then =
                run.isAborting()
                        ? "The job cannot end before it returns."
                        : "Whatever shares its thread waits, and so do checkpoints.";
        return "A call into user code has not returned for "
                + steppingNs / 1_000_000_000L
                + " s: "
                + operatorsIn(frames, subtask)
                + ", subtask "
                + subtask.name()
                + ". "
                + then
                + " Code that has to wait belongs into an asynchronous call, or a source or sink"
                + " that says it blocks. Thread '"
                + (thread == null ? "unknown" : thread.getName())
                + "' is here:"
                + topOf(frames);
    }

    /**
     * The operator whose code runs: each has a class of its own. All of the chain where that cannot
     * be told, for newer JDKs leave hidden classes out of stack traces.
     */
    private static String operatorsIn(StackTraceElement[] frames, WatchedSubtask subtask) {
        if (subtask.operators().size() == 1) {
            return "operator '" + subtask.operators().get(0).context().operator() + "'";
        }
        for (StackTraceElement frame : frames) {
            for (Operator operator : subtask.operators()) {
                if (operator.getClass().getName().equals(frame.getClassName())) {
                    return "operator '" + operator.context().operator() + "'";
                }
            }
        }
        return subtask.operators().stream()
                .map(operator -> "'" + operator.context().operator() + "'")
                .collect(Collectors.joining(", ", "operators ", ""));
    }

    private static String topOf(StackTraceElement[] frames) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            text.append("\n    at ").append(frames[i]);
        }
        return text.toString();
    }
}
