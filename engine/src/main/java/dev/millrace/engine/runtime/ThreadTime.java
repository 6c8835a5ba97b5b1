// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.inspect.SubtaskReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the time of threads goes that step several subtasks, and whose most of it is. */
final class ThreadTime {
    /** From this share on a thread is taken to have no time left. */
    static final double NONE_LEFT = 0.9;

    /** What the tasks of a thread take of it, one after the other. */
    private record Used(double sum, double most) {
        Used and(double share) {
            return new Used(sum + share, Math.max(most, share));
        }
    }

    private final Map<String, Used> byThread = new HashMap<>();

    ThreadTime(List<OperatorReport> loads) {
        Map<Integer, OperatorReport> byTask = new HashMap<>();
        loads.forEach(load -> byTask.putIfAbsent(load.task(), load));
        for (OperatorReport load : byTask.values()) {
            for (SubtaskReport subtask : load.subtasks()) {
                String thread = subtask.worker();
                if (thread != null) {
                    Used before = byThread.getOrDefault(thread, new Used(0, 0));
                    byThread.put(thread, before.and(subtask.busyShare()));
                }
            }
        }
    }

    /** The share of a subtask's thread that is used, by whatever shares it. */
    double usedBeside(SubtaskReport subtask) {
        return Math.min(1, of(subtask.worker()).sum);
    }

    /** Whether an operator takes most of a thread that has no time left. */
    boolean isWhereItGoes(OperatorReport load) {
        return load.subtasks().stream().anyMatch(this::isWhereItGoes);
    }

    private boolean isWhereItGoes(SubtaskReport subtask) {
        Used used = of(subtask.worker());
        return used.sum >= NONE_LEFT && subtask.busyShare() == used.most;
    }

    private Used of(@Nullable String thread) {
        return byThread.getOrDefault(thread == null ? "" : thread, new Used(0, 0));
    }
}
