// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Who takes part in the checkpoints of a plan: every subtask, and the enumerator of every source.
 *
 * @param task the task it belongs to
 * @param index index of the subtask, 0 for an enumerator
 * @param enumerator whether it is the enumerator of the task's source
 */
record ParticipantPlace(Task task, int index, boolean enumerator) {

    /** All of a plan; the number of a participant is its place in the list. */
    static List<ParticipantPlace> all(Plan plan) {
        List<ParticipantPlace> all = new ArrayList<>();
        for (Task task : plan.tasks()) {
            for (int index = 0; index < task.parallelism(); index++) {
                all.add(new ParticipantPlace(task, index, false));
            }
        }
        for (Task task : plan.tasks()) {
            if (Sources.isRead(task)) {
                all.add(new ParticipantPlace(task, 0, true));
            }
        }
        return List.copyOf(all);
    }

    int parallelism() {
        return enumerator ? 1 : task.parallelism();
    }
}
