// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.WatermarkPart;
import dev.millrace.engine.snapshot.RunEpochs;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.List;

/**
 * What a subtask remembers over a restart: takes it from an earlier run, and lets barriers take
 * snapshots of it. Owned by the subtask's thread.
 */
final class SubtaskMemory {
    private final Chain chain;
    private final Intake intake;
    private final ChainBarrier barrier;
    private final RunEpochs epochs;
    private final Participant participant;
    private final List<NamedPart> parts = new ArrayList<>();

    SubtaskMemory(
            Chain chain,
            Intake intake,
            ChainBarrier barrier,
            RunEpochs epochs,
            Participant participant) {
        this.chain = chain;
        this.intake = intake;
        this.barrier = barrier;
        this.epochs = epochs;
        this.participant = participant;
        if (isKept()) {
            collectParts();
        }
    }

    /** What is remembered; nothing in a job without checkpoints. */
    List<NamedPart> parts() {
        return List.copyOf(parts);
    }

    /** Whether there are checkpoints at all. */
    boolean isKept() {
        return epochs.areTaken();
    }

    /**
     * Restores every part, if there is an earlier run to go on from.
     *
     * @return whether the subtask had processed all its input
     */
    boolean restore() throws Exception {
        if (!isKept()) {
            return false;
        }
        barrier.snapshots(participant.snapshots(parts));
        boolean drained = participant.isDrained();
        for (NamedPart named : parts) {
            if (!drained || named.outlivesInput()) {
                participant.restore(named);
            }
        }
        if (!drained) {
            intake.resumeAt(chain.head().currentWatermark());
        }
        return drained;
    }

    private void collectParts() {
        Operator head = chain.head();
        boolean timed = false;
        for (Operator operator : chain.operators()) {
            boolean outlives = operator.outlivesInput();
            for (SnapshotPart part : operator.parts()) {
                parts.add(new NamedPart(operator.context().uid(), part, outlives));
                timed |= operator == head && part instanceof WatermarkPart;
            }
        }
        if (!timed) {
            add(head, new WatermarkPart(head, false));
        }
        intake.parts().forEach(part -> add(head, part));
    }

    private void add(Operator operator, SnapshotPart part) {
        parts.add(new NamedPart(operator.context().uid(), part, false));
    }

    /** All input is processed, and what was made of it is handed over. */
    void drained() {
        barrier.drained();
        participant.tellDrained();
    }

    /** Whether the barrier of a savepoint has passed with which the job is to end. */
    boolean isHeld() {
        return barrier.stoppedBy() > epochs.released();
    }

    /** The last barrier that has passed, 0 for none. For any thread. */
    long passedBarrier() {
        return barrier.passed();
    }

    /** Whether the job's last checkpoint is complete. */
    boolean isLastTaken() {
        return epochs.isLast();
    }

    /** Writes on what was frozen at a barrier; whether there was anything to do. */
    boolean writeOn() {
        return barrier.writeOn();
    }

    void giveUp() {
        barrier.giveUp();
    }
}
