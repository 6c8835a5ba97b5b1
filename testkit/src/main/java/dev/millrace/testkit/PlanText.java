// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.StepOrder;
import dev.millrace.testkit.ProcessPlan.Ending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan as one line: the job's settings, then each process behind a slash.
 *
 * <pre>
 * seed=17 size=100 checkpoint=20 / p=2 order=UNIFORM end=AFTER_A_STEP:1234 power EIO=20 / p=1 order=UNIFORM
 * </pre>
 */
final class PlanText {
    private static final String NEXT_PROCESS = " / ";
    private static final String POWER = "power";

    private PlanText() {}

    static String of(CrashPlan plan) {
        StringBuilder text = new StringBuilder();
        text.append("seed=").append(plan.seed());
        text.append(" size=").append(plan.sizePercent());
        text.append(" checkpoint=").append(plan.checkpointMs());
        plan.processes().forEach(process -> text.append(NEXT_PROCESS).append(of(process)));
        return text.toString();
    }

    private static String of(ProcessPlan process) {
        StringBuilder text = new StringBuilder();
        text.append("p=").append(process.parallelism()).append(" order=").append(process.order());
        if (process.ending() != Ending.WITH_THE_JOB) {
            text.append(" end=").append(process.ending()).append(':').append(process.at());
        }
        text.append(process.powerLoss() ? " " + POWER : "");
        append(text, "slow", process.slownessMs());
        process.diskFaults().forEach((fault, chance) -> append(text, fault.name(), chance));
        append(text, "commit", process.commitFaults());
        append(text, "down", process.downMs());
        return text.toString();
    }

    private static void append(StringBuilder text, String name, long value) {
        if (value != 0) {
            text.append(' ').append(name).append('=').append(value);
        }
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException if that cannot be read; the message says where
     */
    static CrashPlan parse(String text) {
        String[] parts = text.strip().split(NEXT_PROCESS);
        Words job = new Words(parts[0], text);
        List<ProcessPlan> processes = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            processes.add(process(new Words(parts[i], text)));
        }
        if (processes.isEmpty()) {
            throw new IllegalArgumentException("A plan without a process: '" + text + "'");
        }
        CrashPlan plan =
                new CrashPlan(
                        job.number("seed", 0),
                        (int) job.number("size", 100),
                        job.number("checkpoint", 20),
                        processes);
        job.requireNoMore();
        return plan;
    }

    private static ProcessPlan process(Words words) {
        String[] end = words.text("end", Ending.WITH_THE_JOB + ":0").split(":");
        Map<DiskFault, Integer> faults = new EnumMap<>(DiskFault.class);
        for (DiskFault fault : DiskFault.values()) {
            int chance = (int) words.number(fault.name(), 0);
            if (chance > 0) {
                faults.put(fault, chance);
            }
        }
        ProcessPlan plan =
                new ProcessPlan(
                        (int) words.number("p", 1),
                        StepOrder.valueOf(words.text("order", StepOrder.UNIFORM.name())),
                        Ending.valueOf(end[0]),
                        Long.parseLong(end[1]),
                        words.text(POWER, "no").isEmpty(),
                        words.number("slow", 0),
                        faults,
                        (int) words.number("commit", 0),
                        words.number("down", 0));
        words.requireNoMore();
        return plan;
    }

    /** Words of a part of the text, each taken once. */
    private static final class Words {
        private final Map<String, String> words = new TreeMap<>();
        private final String whole;

        Words(String part, String whole) {
            this.whole = whole;
            for (String word : part.strip().split(" +")) {
                int equals = word.indexOf('=');
                words.put(
                        equals < 0 ? word : word.substring(0, equals),
                        equals < 0 ? "" : word.substring(equals + 1));
            }
        }

        String text(String name, String otherwise) {
            String found = words.remove(name);
            return found == null ? otherwise : found;
        }

        long number(String name, long otherwise) {
            String found = text(name, Long.toString(otherwise));
            try {
                return Long.parseLong(found);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        name + " is '" + found + "' and no number, in the plan '" + whole + "'", e);
            }
        }

        void requireNoMore() {
            if (!words.isEmpty()) {
                throw new IllegalArgumentException(
                        "Words " + words.keySet() + " mean nothing in the plan '" + whole + "'");
            }
        }
    }
}
