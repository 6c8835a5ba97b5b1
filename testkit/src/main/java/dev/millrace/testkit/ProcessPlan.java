// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.StepOrder;
import java.util.Map;

/**
 * A simulated process of a job: how it runs, and how it ends.
 *
 * @param parallelism of the job in it
 * @param order who is stepped next
 * @param ending what ends it
 * @param at where that is, counted from its start: microseconds, disk operations or steps
 * @param powerLoss whether with it goes what was not synced
 * @param slownessMs how much longer than usual blocking work takes at most
 * @param diskFaults how often each strikes, in a thousand calls
 * @param commitFaults how often a commit is not answered, in a thousand
 * @param downMs how long it takes until the next process starts
 */
record ProcessPlan(
        int parallelism,
        StepOrder order,
        Ending ending,
        long at,
        boolean powerLoss,
        long slownessMs,
        Map<DiskFault, Integer> diskFaults,
        int commitFaults,
        long downMs) {

    /** How a process ends. */
    enum Ending {
        /** It does what is to be done. */
        WITH_THE_JOB,
        AT_A_TIME,
        BEFORE_A_DISK_OPERATION,
        AFTER_A_STEP
    }

    /** Left alone. */
    static ProcessPlan calm(int parallelism, StepOrder order) {
        return new ProcessPlan(
                parallelism, order, Ending.WITH_THE_JOB, 0, false, 0, Map.of(), 0, 0);
    }

    boolean isFaulty() {
        return !diskFaults.isEmpty() || commitFaults > 0;
    }

    ProcessPlan withoutFaults() {
        return new ProcessPlan(
                parallelism, order, ending, at, powerLoss, slownessMs, Map.of(), 0, downMs);
    }

    ProcessPlan quick() {
        return new ProcessPlan(
                parallelism, order, ending, at, powerLoss, 0, diskFaults, commitFaults, 0);
    }

    ProcessPlan plain() {
        return new ProcessPlan(
                1,
                StepOrder.UNIFORM,
                ending,
                at,
                powerLoss,
                slownessMs,
                diskFaults,
                commitFaults,
                downMs);
    }

    ProcessPlan killed() {
        return new ProcessPlan(
                parallelism,
                order,
                ending,
                at,
                false,
                slownessMs,
                diskFaults,
                commitFaults,
                downMs);
    }
}
