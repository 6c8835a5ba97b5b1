// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.snapshot.RunEpochs;
import dev.millrace.engine.wire.WriteTrial;
import java.util.function.Supplier;

/**
 * Which subtask of which task is being made, and in what world.
 *
 * @param trials of each operator one, which tries whether what it is to remember can be written
 */
record SubtaskPlace(
        Plan plan,
        Task task,
        int index,
        Wiring wiring,
        EventTimes times,
        Outside outside,
        RunEpochs epochs,
        Supplier<WriteTrial> trials) {

    String name() {
        return task.name() + "#" + index;
    }
}
