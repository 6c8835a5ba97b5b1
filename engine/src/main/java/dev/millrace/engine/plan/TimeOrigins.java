// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.engine.time.IdleRule;
import java.util.BitSet;
import java.util.List;

/** Which sources the event time of a task comes from, so that idle ones can be asked to follow. */
public final class TimeOrigins {
    private final Plan plan;

    /** By id of a task: the source tasks whose watermarks reach what it sends. */
    private final BitSet[] origins;

    public TimeOrigins(Plan plan) {
        this.plan = plan;
        this.origins = new BitSet[plan.tasks().size()];
        for (Task task : plan.tasks()) {
            origins[task.id()] = originsOf(task);
        }
    }

    /** What becomes of a channel of {@code edge} while it is idle. */
    public IdleRule ruleOf(TaskEdge edge) {
        return origins[edge.fromTask()].isEmpty() ? IdleRule.LEFT_BEHIND : IdleRule.FOLLOWS;
    }

    /** The ids of the source tasks whose watermarks {@code task} receives. */
    public List<Integer> sourcesInto(Task task) {
        return into(task).stream().boxed().toList();
    }

    /** Producers stand before consumers, so those of what comes in are known. */
    private BitSet originsOf(Task task) {
        if (makesItsOwnTime(task)) {
            return new BitSet();
        }
        BitSet found = into(task);
        if (isSource(task)) {
            found.set(task.id());
        }
        return found;
    }

    private BitSet into(Task task) {
        BitSet found = new BitSet();
        for (TaskEdge edge : plan.edgesInto(task)) {
            found.or(origins[edge.fromTask()]);
        }
        return found;
    }

    private static boolean makesItsOwnTime(Task task) {
        return task.operators().stream().anyMatch(each -> isOf(each, OperatorKind.TIMESTAMPS));
    }

    private static boolean isSource(Task task) {
        return isOf(task.head(), OperatorKind.SOURCE);
    }

    private static boolean isOf(PlannedOperator operator, OperatorKind kind) {
        return operator.work() instanceof PhysicalOperator.Whole whole
                && OperatorKind.of(whole.spec()) == kind;
    }
}
