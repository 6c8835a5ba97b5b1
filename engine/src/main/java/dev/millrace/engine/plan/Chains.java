// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.Chaining;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec.OfSink;
import dev.millrace.api.graph.OperatorSpec.OfSource;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.engine.plan.PhysicalOperator.LocalWindow;

/** Decides which operators run in one chain. */
final class Chains {

    private Chains() {}

    /**
     * Whether {@code receiver} runs in the chain of the operator that feeds it: it reads that one
     * operator alone, subtask by subtask, and neither needs a task of its own nor was given one.
     */
    static boolean joins(PhysicalNode receiver) {
        if (receiver.inputs().size() != 1 || beginsTask(receiver.work())) {
            return false;
        }
        PhysicalNode.Input input = receiver.inputs().get(0);
        return input.partitioning() instanceof Partitioning.Forward
                && input.from().parallelism() == receiver.parallelism()
                && keepsKeyGroups(input.from(), receiver)
                && permitted(input.from().node(), receiver.node());
    }

    /** Whether the users' settings let {@code receiver} run in one chain with {@code producer}. */
    static boolean permitted(Node producer, Node receiver) {
        return receiver.chaining() == Chaining.ALLOWED && producer.chaining() != Chaining.FORBIDDEN;
    }

    /** Whether the work may block the thread that does it. */
    static boolean isBlocking(PhysicalOperator work) {
        return (work.spec() instanceof OfSource source && source.source().isBlocking())
                || (work.spec() instanceof OfSink sink && sink.sink().isBlocking());
    }

    private static boolean beginsTask(PhysicalOperator work) {
        return !(work instanceof LocalWindow)
                && (OperatorKind.of(work.spec()).beginsTask() || isBlocking(work));
    }

    /** A task has one number of key groups; a receiver that asks for another gets its own task. */
    private static boolean keepsKeyGroups(PhysicalNode producer, PhysicalNode receiver) {
        return receiver.node().maxParallelism() == Node.UNSET
                || receiver.maxParallelism() == producer.maxParallelism();
    }
}
