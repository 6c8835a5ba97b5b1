// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.StepOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A simulated process of the job: how it runs, and how it ends.
 *
 * @param parallelism of the job in it
 * @param order who is stepped next
 * @param ending what ends it
 * @param lengthMs the longest it lives
 * @param at the disk operation or step, counted from its start, that ends it
 * @param powerLoss whether with it goes what was not synced
 * @param slownessMs how much longer than usual blocking work takes at most
 * @param diskFaults how often each strikes, in a thousand calls
 * @param commitFaults how often a commit fails, with an outcome unknown, in a thousand
 * @param failures how often a function fails that can, in a thousand records
 * @param downMs how long it takes until the next process starts
 * @param savepoint what it is asked for meanwhile, null for nothing
 */
record Process(
        int parallelism,
        StepOrder order,
        Ending ending,
        long lengthMs,
        long at,
        boolean powerLoss,
        long slownessMs,
        Map<DiskFault, Integer> diskFaults,
        int commitFaults,
        int failures,
        long downMs,
        @Nullable SavepointPlan savepoint) {

    /** How a process ends. */
    enum Ending {
        AT_A_TIME,
        BEFORE_A_DISK_OPERATION,
        AFTER_A_STEP,
        /** It sleeps, another one starts on the same directory, and then it wakes up. */
        SLEEPS
    }

    /** Nothing happens to it until the job is at its end. */
    static Process healed(int parallelism, StepOrder order, long lengthMs) {
        return new Process(
                parallelism,
                order,
                Ending.AT_A_TIME,
                lengthMs,
                0,
                false,
                0,
                Map.of(),
                0,
                0,
                0,
                null);
    }

    Process withoutFaults() {
        return new Process(
                parallelism,
                order,
                ending,
                lengthMs,
                at,
                powerLoss,
                slownessMs,
                Map.of(),
                0,
                0,
                downMs,
                savepoint);
    }

    Process at(int otherParallelism, StepOrder otherOrder) {
        return new Process(
                otherParallelism,
                otherOrder,
                ending,
                lengthMs,
                at,
                powerLoss,
                slownessMs,
                diskFaults,
                commitFaults,
                failures,
                downMs,
                savepoint);
    }

    /** On a fast disk, and replaced soon. */
    Process quick() {
        return new Process(
                parallelism,
                order,
                ending,
                lengthMs,
                at,
                powerLoss,
                0,
                diskFaults,
                commitFaults,
                failures,
                Math.min(downMs, 1),
                savepoint);
    }

    Process asked(@Nullable SavepointPlan forAnother) {
        return new Process(
                parallelism,
                order,
                ending,
                lengthMs,
                at,
                powerLoss,
                slownessMs,
                diskFaults,
                commitFaults,
                failures,
                downMs,
                forAnother);
    }
}
