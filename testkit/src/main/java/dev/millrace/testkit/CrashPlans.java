// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.StepOrder;
import dev.millrace.testkit.ProcessPlan.Ending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws plans from seeds: any seed, a valid plan, always the same one for the same horizon. */
final class CrashPlans {
    private static final int MOST_CRASHES = 3;
    private static final int WHOLE = 100;

    /** Of a job whose length is not known yet: seldom enough for one that takes weeks. */
    private static final long SELDOM_MS = 60_000;

    /** A checkpoint takes a few milliseconds, so none more often. */
    private static final long OFTEN_MS = 5;

    private final Random random;
    private final Horizon horizon;

    private CrashPlans(long seed, Horizon horizon) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 29);
        this.horizon = horizon;
    }

    /** Nothing happens. */
    static CrashPlan calm(long seed) {
        return new CrashPlan(
                seed, WHOLE, SELDOM_MS, List.of(ProcessPlan.calm(1, StepOrder.UNIFORM)));
    }

    static CrashPlan of(long seed, Horizon horizon) {
        return new CrashPlans(seed, horizon).draw(seed);
    }

    private CrashPlan draw(long seed) {
        long checkpointMs = Math.max(OFTEN_MS, horizon.timeUs() / 1_000 / oneOf(4, 8, 16));
        int crashes = 1 + random.nextInt(MOST_CRASHES);
        boolean scales = random.nextBoolean();
        int parallelism = parallelism();
        List<ProcessPlan> processes = new ArrayList<>();
        for (int i = 0; i < crashes; i++) {
            processes.add(process(scales ? parallelism() : parallelism));
        }
        processes.add(ProcessPlan.calm(scales ? parallelism() : parallelism, order()));
        return new CrashPlan(seed, WHOLE, checkpointMs, processes);
    }

    private ProcessPlan process(int parallelism) {
        Ending[] endings = {Ending.AT_A_TIME, Ending.BEFORE_A_DISK_OPERATION, Ending.AFTER_A_STEP};
        Ending ending = endings[random.nextInt(endings.length)];
        return new ProcessPlan(
                parallelism,
                order(),
                ending,
                1 + (long) (random.nextDouble() * length(ending)),
                random.nextBoolean(),
                random.nextInt(4) == 0 ? Math.max(2, horizon.timeUs() / 1_000 / oneOf(5, 20)) : 0,
                diskFaults(),
                random.nextInt(4) == 0 ? 20 : 0,
                oneOf(0, 1, horizon.timeUs() / 1_000));
    }

    private long length(Ending ending) {
        return switch (ending) {
            case AT_A_TIME -> horizon.timeUs();
            case BEFORE_A_DISK_OPERATION -> horizon.diskOperations();
            case AFTER_A_STEP -> horizon.steps();
            case WITH_THE_JOB -> 0;
        };
    }

    private Map<DiskFault, Integer> diskFaults() {
        Map<DiskFault, Integer> faults = new EnumMap<>(DiskFault.class);
        if (random.nextInt(4) == 0) {
            DiskFault[] kinds = {DiskFault.EIO, DiskFault.ENOSPC, DiskFault.SYNC_LOST};
            faults.put(kinds[random.nextInt(kinds.length)], (int) oneOf(2, 5, 20));
        }
        return faults;
    }

    private int parallelism() {
        return 1 + random.nextInt(3);
    }

    private StepOrder order() {
        StepOrder[] orders = StepOrder.values();
        return orders[random.nextInt(orders.length)];
    }

    private long oneOf(long... numbers) {
        return numbers[random.nextInt(numbers.length)];
    }
}
