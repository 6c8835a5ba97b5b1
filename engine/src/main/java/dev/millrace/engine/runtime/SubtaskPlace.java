// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.snapshot.RunEpochs;

/** Which subtask of which task is being made, and in what world. */
record SubtaskPlace(
        Plan plan,
        Task task,
        int index,
        Wiring wiring,
        EventTimes times,
        Outside outside,
        RunEpochs epochs) {

    String name() {
        return task.name() + "#" + index;
    }
}
