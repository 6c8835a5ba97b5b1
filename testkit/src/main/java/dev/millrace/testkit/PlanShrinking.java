// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a plan that fails smaller as long as it fails in the same way (Zeller and Hildebrandt,
 * "Simplifying and Isolating Failure-Inducing Input", 2002): fewer processes, less input, fewer
 * faults.
 */
final class PlanShrinking {
    /** A person waits for this. */
    private static final int MOST_RUNS = 150;

    private static final int[] SMALLER_PERCENT = {4, 2};

    private final Predicate<CrashPlan> fails;
    private CrashPlan smallest;
    private int runs;

    /**
     * @param fails whether a plan fails in the way that {@code plan} does
     */
    PlanShrinking(CrashPlan plan, Predicate<CrashPlan> fails) {
        this.smallest = plan;
        this.fails = fails;
    }

    CrashPlan smallest() {
        boolean better = true;
        while (better && runs < MOST_RUNS) {
            better = false;
            for (CrashPlan candidate : smaller(smallest)) {
                if (runs++ < MOST_RUNS && fails.test(candidate)) {
                    smallest = candidate;
                    better = true;
                    break;
                }
            }
        }
        return smallest;
    }

    int runs() {
        return Math.min(runs, MOST_RUNS);
    }

    /** Plans with one thing less, the greatest steps first. */
    static List<CrashPlan> smaller(CrashPlan plan) {
        List<CrashPlan> smaller = new ArrayList<>();
        for (int i = 0; i < plan.processes().size() - 1; i++) {
            smaller.add(plan.without(i));
        }
        for (int part : SMALLER_PERCENT) {
            if (plan.sizePercent() > 1) {
                smaller.add(plan.sized(Math.max(1, plan.sizePercent() / part)));
            }
        }
        for (int i = 0; i < plan.processes().size(); i++) {
            ProcessPlan process = plan.processes().get(i);
            for (ProcessPlan simpler : simpler(process)) {
                if (!simpler.equals(process)) {
                    smaller.add(plan.with(i, simpler));
                }
            }
        }
        return smaller;
    }

    private static List<ProcessPlan> simpler(ProcessPlan process) {
        return List.of(process.withoutFaults(), process.quick(), process.killed(), process.plain());
    }
}
