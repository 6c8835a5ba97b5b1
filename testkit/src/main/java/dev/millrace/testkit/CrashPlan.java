// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens to a job in one simulation, as data: it can be printed, run again, and made smaller.
 *
 * @param seed of the order of steps, of luck, and of the test's input
 * @param sizePercent how much of its input a test is to make
 * @param checkpointMs virtual time between two checkpoints
 * @param processes one after the other; the last one is left alone
 */
record CrashPlan(long seed, int sizePercent, long checkpointMs, List<ProcessPlan> processes) {

    CrashPlan {
        processes = List.copyOf(processes);
        ProcessPlan last = processes.get(processes.size() - 1);
        if (last.isFaulty() || last.ending() != ProcessPlan.Ending.WITH_THE_JOB) {
            throw new IllegalArgumentException(
                    "The last process of a plan is to be left alone, and not: " + last);
        }
    }

    CrashPlan sized(int percent) {
        return new CrashPlan(seed, percent, checkpointMs, processes);
    }

    CrashPlan without(int process) {
        List<ProcessPlan> fewer = new ArrayList<>(processes);
        fewer.remove(process);
        return new CrashPlan(seed, sizePercent, checkpointMs, fewer);
    }

    CrashPlan with(int process, ProcessPlan other) {
        List<ProcessPlan> changed = new ArrayList<>(processes);
        changed.set(process, other);
        return new CrashPlan(seed, sizePercent, checkpointMs, changed);
    }
}
