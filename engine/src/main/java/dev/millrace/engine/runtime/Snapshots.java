// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.exchange.Control;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.RunEpochs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one participant: freezes its parts at a barrier and writes them on bit by bit.
 * Owned by the participant's thread.
 */
final class Snapshots {
    /** Entries written in one step: some tens of microseconds of work for small values. */
    private static final int ENTRIES_PER_STEP = 256;

    private final int participant;
    private final List<NamedPart> parts;
    private final RunStorage storage;
    private final RunStorage.SnapshotListener listener;
    private final RunEpochs epochs;

    private @Nullable SnapshotOutput output;
    private List<NamedPart> unwritten = List.of();
    private int next;

    /** The checkpoint that was frozen last, 0 for none, and whether a later one can build on it. */
    private long frozenEpoch;

    private boolean frozenWhole;

    private boolean frozenBase;
    private final ChangesOnBase changes = new ChangesOnBase();

    Snapshots(
            int participant,
            List<NamedPart> parts,
            RunStorage storage,
            RunStorage.SnapshotListener listener,
            RunEpochs epochs) {
        this.participant = participant;
        this.parts = List.copyOf(parts);
        this.storage = storage;
        this.listener = listener;
        this.epochs = epochs;
    }

    /** Freezes what stands now. */
    void freeze(Control.Barrier barrier, boolean drained, long alignedNs) {
        giveUp();
        boolean base = barrier.whole() || !canBuildOnLast();
        SnapshotOutput begun =
                storage.begin(
                        new SnapshotRequest(participant, barrier, base, drained, alignedNs),
                        listener);
        output = begun;
        frozenEpoch = barrier.epoch();
        frozenWhole = barrier.whole();
        frozenBase = base;
        unwritten = drained ? parts.stream().filter(NamedPart::outlivesInput).toList() : parts;
        next = 0;
        for (NamedPart named : unwritten) {
            boolean all = base || named.part().schema().kind().isWrittenWhole();
            EntryWriter entries = begun.part(named.uid(), named.part(), all);
            named.part().freeze(entries, all);
        }
        writeOn();
    }

    /** Writes a bounded amount of what was frozen; whether there was anything to do. */
    boolean writeOn() {
        SnapshotOutput begun = output;
        if (begun == null) {
            return false;
        }
        if (epochs.givenUp() >= frozenEpoch) {
            giveUp();
            return true;
        }
        if (begun.isFull()) {
            return false;
        }
        if (next < unwritten.size()) {
            NamedPart named = unwritten.get(next);
            if (named.part().writeOn(ENTRIES_PER_STEP)) {
                named.part().thaw();
                next++;
            }
        }
        if (next == unwritten.size()) {
            output = null;
            changes.written(frozenBase, begun.finish());
        }
        return true;
    }

    /** Writes all of what was frozen, for parts so small that nobody waits for them. */
    void writeAll() {
        while (output != null && next < unwritten.size()) {
            writeOn();
        }
    }

    /** Lets go of a snapshot that is being written. */
    void giveUp() {
        SnapshotOutput begun = output;
        if (begun == null) {
            return;
        }
        output = null;
        for (; next < unwritten.size(); next++) {
            unwritten.get(next).part().thaw();
        }
        begun.giveUp();
    }

    /** A savepoint is nobody's to build on: its owner may remove it. */
    private boolean canBuildOnLast() {
        return frozenEpoch != 0
                && !frozenWhole
                && epochs.completed() >= frozenEpoch
                && !changes.areEnough();
    }
}
