// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.engine.seam.StepOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes a plan that fails smaller as long as it fails in the same way (Zeller and Hildebrandt,
 * "Simplifying and Isolating Failure-Inducing Input", 2002): fewer processes and faults, fewer
 * operators, fewer records.
 */
final class Shrinking {
    private static final int MOST_RUNS = 300;

    private final Invariant invariant;
    private final Consumer<SimulationPlan> progress;
    private SimulationPlan smallest;
    private int runs;

    private Shrinking(SimulationPlan plan, Invariant invariant, Consumer<SimulationPlan> progress) {
        this.smallest = plan;
        this.invariant = invariant;
        this.progress = progress;
    }

    /** The smallest plan found that breaks the same invariant; {@code progress} hears of each. */
    static SimulationPlan of(
            SimulationPlan plan, Violation violation, Consumer<SimulationPlan> progress) {
        Shrinking shrinking = new Shrinking(plan, violation.invariant(), progress);
        shrinking.shrink();
        return shrinking.smallest;
    }

    private void shrink() {
        boolean better = true;
        while (better && runs < MOST_RUNS) {
            better = false;
            for (SimulationPlan candidate : smaller(smallest)) {
                if (runs < MOST_RUNS && fails(candidate)) {
                    smallest = candidate;
                    progress.accept(smallest);
                    better = true;
                    break;
                }
            }
        }
    }

    private boolean fails(SimulationPlan candidate) {
        runs++;
        Violation violation = Campaign.runGuarded(candidate).violation();
        return violation != null && violation.invariant() == invariant;
    }

    /** Plans with one thing less, the greatest steps first. */
    static List<SimulationPlan> smaller(SimulationPlan plan) {
        List<SimulationPlan> smaller = new ArrayList<>();
        for (int i = 0; i < plan.processes().size() - 1; i++) {
            List<Process> processes = new ArrayList<>(plan.processes());
            processes.remove(i);
            smaller.add(plan.withProcesses(processes));
        }
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            smaller.add(withoutStep(plan, i));
        }
        for (int i = 0; i < plan.inputs().size(); i++) {
            if (plan.inputs().size() > 1 && plan.open().contains(i)) {
                smaller.add(withoutInput(plan, i));
            }
            smaller.addAll(withSmallerInput(plan, i));
        }
        for (int i = 0; i < plan.processes().size(); i++) {
            for (Process simpler : simpler(plan.processes().get(i))) {
                List<Process> processes = new ArrayList<>(plan.processes());
                processes.set(i, simpler);
                smaller.add(plan.withProcesses(processes));
            }
        }
        return smaller;
    }

    private static SimulationPlan withoutStep(SimulationPlan plan, int index) {
        int gone = plan.inputs().size() + index;
        int instead = plan.steps().get(index).left();
        List<GraphStep> steps = new ArrayList<>(plan.steps());
        steps.remove(index);
        steps.replaceAll(step -> step.without(gone, instead));
        return plan.withSteps(steps);
    }

    private static SimulationPlan withoutInput(SimulationPlan plan, int index) {
        List<Input> inputs = new ArrayList<>(plan.inputs());
        inputs.remove(index);
        List<GraphStep> steps = new ArrayList<>(plan.steps());
        steps.replaceAll(step -> step.without(index, GraphStep.NONE));
        return plan.withInputs(inputs).withSteps(steps);
    }

    private static List<SimulationPlan> withSmallerInput(SimulationPlan plan, int index) {
        Input input = plan.inputs().get(index);
        List<Input> others = new ArrayList<>();
        if (input.records() > 1) {
            others.add(input.sized(input.splits(), input.records() / 2));
        }
        if (input.splits() > 1) {
            others.add(input.sized(input.splits() - 1, input.records()));
        }
        List<SimulationPlan> smaller = new ArrayList<>();
        for (Input other : others) {
            List<Input> inputs = new ArrayList<>(plan.inputs());
            inputs.set(index, other);
            smaller.add(plan.withInputs(inputs));
        }
        return smaller;
    }

    private static List<Process> simpler(Process process) {
        List<Process> simpler = new ArrayList<>();
        Process calm = process.withoutFaults();
        Process plain = process.at(1, StepOrder.UNIFORM);
        if (process.savepoint() != null) {
            simpler.add(process.asked(null));
        }
        if (!calm.equals(process)) {
            simpler.add(calm);
        }
        if (!plain.equals(process)) {
            simpler.add(plain);
        }
        if (process.slownessMs() > 0 || process.downMs() > 1) {
            simpler.add(process.quick());
        }
        return simpler;
    }
}
