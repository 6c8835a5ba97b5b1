// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.inspect.SubtaskReport;
import dev.millrace.engine.inspect.ValueForm;
import dev.millrace.engine.inspect.WhyReport;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows back pressure to the operator that makes it. */
final class Bottleneck<T> {
    /** Frames of these are not the call of somebody's that blocks. */
    private static final List<String> NOT_CALLERS = List.of("java.", "jdk.", "sun.", "javax.");

    private static final String ENGINE = "dev.millrace.engine.";

    private final LiveJob live;
    private final List<OperatorReport> loads;
    private final ValueForm<T> form;

    Bottleneck(LiveJob live, List<OperatorReport> loads, ValueForm<T> form) {
        this.form = form;
        this.live = live;
        this.loads = loads;
    }

    /**
     * The bottleneck that slows {@code load}.
     *
     * @param isItself whether it is slow itself
     */
    WhyReport.Evidence<T> of(OperatorReport load, boolean isItself, ThreadTime threads) {
        OperatorReport slowest =
                downstream(load).stream()
                        .max(Comparator.comparingDouble(OperatorReport::busyShare))
                        .filter(each -> !isItself && load.busyShare() < WhyView.BUSY)
                        .orElse(load);
        SubtaskReport busiest =
                slowest.subtasks().stream()
                        .max(Comparator.comparingDouble(SubtaskReport::busyShare))
                        .orElseThrow();
        return new WhyReport.Evidence<>(
                slowest.id(),
                slowest.name(),
                slowest.busyShare(),
                threads.usedBeside(busiest),
                busiest.index(),
                slowest.queueFill(),
                new HotKeys<>(subtask(slowest, busiest.index()), form).find(),
                blockingCall(slowest, busiest.index()));
    }

    /** Everything that reads from an operator's task, over any number of steps. */
    private List<OperatorReport> downstream(OperatorReport load) {
        Set<Integer> tasks = live.readersOf(load.task());
        return loads.stream().filter(each -> tasks.contains(each.task())).toList();
    }

    private WatchedSubtask subtask(OperatorReport operator, int index) {
        return live.of(live.place(operator.id()).task()).get(index);
    }

    /** The innermost call of the job's own code, if its thread is found waiting in it. */
    private @Nullable String blockingCall(OperatorReport operator, int subtask) {
        WatchedSubtask watched = subtask(operator, subtask);
        Thread thread = watched.meter().thread();
        if (thread == null || !watched.meter().isStepping()) {
            return null;
        }
        Thread.State state = thread.getState();
        StackTraceElement[] frames = thread.getStackTrace();
        if (state == Thread.State.RUNNABLE || !watched.meter().isStepping()) {
            return null;
        }
        return callOf(frames);
    }

    /**
     * The innermost call of the job's own code; if there is none, as where a method of the JDK was
     * given for a function, the call of the engine's. JVMs leave frames of hidden classes out, and
     * some also those of operators, so that none of them counts.
     *
     * @param frames the innermost first
     */
    static @Nullable String callOf(StackTraceElement[] frames) {
        StackTraceElement ofJdk = null;
        for (StackTraceElement frame : frames) {
            String type = frame.getClassName();
            if (type.startsWith(ENGINE)) {
                break;
            }
            if (NOT_CALLERS.stream().noneMatch(type::startsWith)) {
                return frame.toString();
            }
            ofJdk = frame;
        }
        return ofJdk == null ? null : ofJdk.toString();
    }
}
