// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a simulated run depends on, as data: it can be printed, run again, and made smaller.
 *
 * @param seed of the interleaving and of the luck of each disk
 * @param inputs what the sources read
 * @param steps the graph; streams that nobody reads are written to a sink each
 * @param intervalMs between checkpoints
 * @param timeoutMs of a checkpoint
 * @param keyGroups the job's max parallelism
 * @param processes one after the other; the last one is left alone
 * @param mirroredAfter after this process its checkpoint is restored and written again, -1 for none
 */
record SimulationPlan(
        long seed,
        List<Input> inputs,
        List<GraphStep> steps,
        long intervalMs,
        long timeoutMs,
        int keyGroups,
        List<Process> processes,
        int mirroredAfter) {

    /** The streams that nobody reads. */
    List<Integer> open() {
        List<Integer> open = new ArrayList<>();
        for (int stream = 0; stream < inputs.size() + steps.size(); stream++) {
            int one = stream;
            if (steps.stream().noneMatch(it -> it.left() == one || it.right() == one)) {
                open.add(stream);
            }
        }
        return open;
    }

    Process healed() {
        return processes.get(processes.size() - 1);
    }

    SimulationPlan withInputs(List<Input> others) {
        return new SimulationPlan(
                seed, others, steps, intervalMs, timeoutMs, keyGroups, processes, mirroredAfter);
    }

    SimulationPlan withSteps(List<GraphStep> others) {
        return new SimulationPlan(
                seed, inputs, others, intervalMs, timeoutMs, keyGroups, processes, mirroredAfter);
    }

    SimulationPlan withProcesses(List<Process> others) {
        return new SimulationPlan(
                seed, inputs, steps, intervalMs, timeoutMs, keyGroups, others, mirroredAfter);
    }

    /** Readable, a line for each thing. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("checkpoints every ").append(intervalMs).append(" ms, given up after ");
        text.append(timeoutMs).append(" ms; ").append(keyGroups).append(" key groups; mirrored ");
        text.append(mirroredAfter < 0 ? "never" : "after process " + mirroredAfter).append('\n');
        int stream = 0;
        for (Input input : inputs) {
            text.append("stream ").append(stream++).append(" = ").append(input).append('\n');
        }
        for (GraphStep step : steps) {
            text.append("stream ").append(stream++).append(" = ").append(step).append('\n');
        }
        for (int i = 0; i < processes.size(); i++) {
            text.append("process ").append(i).append(" = ").append(processes.get(i)).append('\n');
        }
        return text.toString();
    }
}
