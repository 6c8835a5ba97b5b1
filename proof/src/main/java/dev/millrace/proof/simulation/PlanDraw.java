// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.StepOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws plans from seeds: any seed, a valid plan, always the same one. */
final class PlanDraw {
    private static final int MOST_STEPS = 8;
    private static final int MOST_CRASHES = 6;

    /** Records at any place of the graph: enough for every operator, few enough for many seeds. */
    private static final int MOST_RECORDS = 3_000;

    private final long seed;
    private final Random random;

    // Apart, so that more or fewer of them leave the rest of a plan as it is.

    private final Random savepoints;

    private final Random ways;

    private PlanDraw(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 11);
        this.savepoints = new Random(seed * 0x9E3779B97F4A7C15L + 29);
        this.ways = new Random(seed * 0x9E3779B97F4A7C15L + 47);
    }

    static SimulationPlan of(long seed) {
        return new PlanDraw(seed).plan();
    }

    private SimulationPlan plan() {
        List<Input> inputs = new ArrayList<>();
        int sources = 1 + random.nextInt(3);
        for (int i = 0; i < sources; i++) {
            inputs.add(input());
        }
        List<GraphStep> steps = new ArrayList<>();
        int wanted = 1 + random.nextInt(MOST_STEPS);
        for (int i = 0; i < wanted; i++) {
            addSteps(sources, steps);
        }
        long intervalMs = oneOf(2_000, 5_000, 10_000, 20_000, 30_000);
        List<Process> processes = processes();
        int mirroredAfter = random.nextInt(4) == 0 ? random.nextInt(processes.size()) : -1;
        SimulationPlan plan =
                new SimulationPlan(
                        seed,
                        inputs,
                        steps,
                        intervalMs,
                        oneOf(20, 2_000, 60_000),
                        (int) oneOf(8, 16, 128),
                        processes,
                        mirroredAfter);
        return bounded(plan);
    }

    /** Leaves out last steps until the rest is of a bearable size. */
    private static SimulationPlan bounded(SimulationPlan plan) {
        SimulationPlan bounded = plan;
        while (!bounded.steps().isEmpty() && Oracle.of(bounded).size() > MOST_RECORDS) {
            List<GraphStep> steps = bounded.steps();
            bounded = bounded.withSteps(List.copyOf(steps.subList(0, steps.size() - 1)));
        }
        return bounded;
    }

    private Input input() {
        int splits = 1 + random.nextInt(4);
        return new Input(
                random.nextInt(1_000_000),
                splits,
                1 + random.nextInt(random.nextInt(5) == 0 ? 5 : 300 / splits),
                3 + random.nextInt(60),
                1 + random.nextInt(random.nextInt(6) == 0 ? 5_000 : 20),
                random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0,
                (int) oneOf(1, 3, 50, 256),
                oneOf(0, 5_000, 20_000),
                oneOf(0, 3_000, 6_000));
    }

    private void addSteps(int sources, List<GraphStep> steps) {
        List<Operation> all = Operation.first();
        Operation operation = inAnyWay(all.get(random.nextInt(all.size())));
        int streams = sources + steps.size();
        int left = streams - 1 - random.nextInt(Math.min(streams, 4));
        int right = operation.isBinary() ? random.nextInt(streams) : GraphStep.NONE;
        boolean own = !operation.isPartitioning() && random.nextInt(4) == 0;
        int parallelism = own ? parallelism() : 0;
        long sizeMs = oneOf(1_000, 7_000, 30_000);
        switch (operation) {
            case ASIDE -> {
                steps.add(new GraphStep(Operation.SPLIT_OFF, left, right, parallelism, sizeMs));
                steps.add(new GraphStep(operation, streams, right, 0, sizeMs));
            }
            case REJECTED -> {
                steps.add(new GraphStep(Operation.REJECT, left, right, parallelism, sizeMs));
                steps.add(new GraphStep(operation, streams, right, 0, sizeMs));
            }
            default -> steps.add(new GraphStep(operation, left, right, parallelism, sizeMs));
        }
    }

    private Operation inAnyWay(Operation operation) {
        List<Operation> others = operation.otherWays();
        int chosen = ways.nextInt(2 * Math.max(1, others.size()));
        return chosen < others.size() ? others.get(chosen) : operation;
    }

    private List<Process> processes() {
        List<Process> processes = new ArrayList<>();
        int crashes = random.nextInt(MOST_CRASHES + 1);
        boolean scales = random.nextBoolean();
        int parallelism = parallelism();
        for (int i = 0; i < crashes; i++) {
            Process drawn = process(scales ? parallelism() : parallelism, crashes);
            processes.add(drawn.asked(savepoint(drawn.lengthMs(), SavepointPlan.Then.values())));
        }
        long longest = 2 * Input.DURATION_MS;
        processes.add(
                Process.healed(scales ? parallelism() : parallelism, order(), longest)
                        .asked(savepoint(Input.DURATION_MS, SavepointPlan.Then.GOES_ON)));
        return processes;
    }

    private Process process(int parallelism, int crashes) {
        Process.Ending ending = Process.Ending.values()[random.nextInt(4)];
        long lengthMs = 1 + (long) (random.nextDouble() * 1.3 * Input.DURATION_MS / crashes);
        return new Process(
                parallelism,
                order(),
                ending,
                lengthMs,
                1 + (long) Math.exp(random.nextDouble() * Math.log(at(ending))),
                random.nextBoolean(),
                random.nextInt(3) == 0 ? oneOf(10, 300, 5_000) : 0,
                diskFaults(),
                random.nextInt(5) == 0 ? 100 : 0,
                random.nextInt(4) == 0 ? (int) oneOf(2, 30) : 0,
                oneOf(1, 100, 20_000),
                null);
    }

    private @Nullable SavepointPlan savepoint(long longestMs, SavepointPlan.Then... then) {
        boolean asked = savepoints.nextInt(3) == 0;
        long afterMs = 1 + (long) (savepoints.nextDouble() * longestMs);
        SavepointPlan plan = new SavepointPlan(afterMs, then[savepoints.nextInt(then.length)]);
        return asked ? plan : null;
    }

    /** Up to where a process has most of its operations and steps. */
    private static long at(Process.Ending ending) {
        return ending == Process.Ending.AFTER_A_STEP ? 50_000 : 2_000;
    }

    private Map<DiskFault, Integer> diskFaults() {
        Map<DiskFault, Integer> faults = new EnumMap<>(DiskFault.class);
        if (random.nextInt(3) == 0) {
            DiskFault[] kinds = {DiskFault.EIO, DiskFault.ENOSPC, DiskFault.SYNC_LOST};
            faults.put(kinds[random.nextInt(3)], (int) oneOf(3, 20, 100));
        }
        return faults;
    }

    private int parallelism() {
        return 1 + random.nextInt(random.nextInt(8) == 0 ? 8 : 3);
    }

    private StepOrder order() {
        return StepOrder.values()[random.nextInt(StepOrder.values().length)];
    }

    private long oneOf(long... numbers) {
        return numbers[random.nextInt(numbers.length)];
    }
}
