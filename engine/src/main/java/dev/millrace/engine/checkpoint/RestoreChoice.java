// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a run goes on from. */
public sealed interface RestoreChoice {

    /** There never was a checkpoint: the job begins anew. */
    record Fresh() implements RestoreChoice {}

    /**
     * The newest whole checkpoint.
     *
     * @param passedOver why each newer one cannot be used; to be said loudly
     */
    record From(Manifest manifest, List<String> passedOver) implements RestoreChoice {
        public From {
            passedOver = List.copyOf(passedOver);
        }
    }

    /** The job may not start: it would lose its state, or take somebody else's. */
    record Refused(String reason) implements RestoreChoice {}

    /**
     * Decides.
     *
     * @param history all that is in the store
     * @param jobName the job that is to run
     * @param where the store, for messages
     * @param damageOf what is wrong with a checkpoint's files, asked for the newest first until
     *     nothing is; empty if they are whole
     */
    static RestoreChoice decide(
            HistoryView history,
            String jobName,
            String where,
            Function<Manifest, List<String>> damageOf) {
        List<String> passedOver = new ArrayList<>();
        for (int i = history.slots().size() - 1; i >= 0; i--) {
            HistorySlot slot = history.slots().get(i);
            Damage damage = slot.damage();
            if (damage != null && damage.kind() == Damage.Kind.NEWER) {
                return new Refused(damage.message());
            }
            if (damage != null) {
                passedOver.add(damage.message());
                continue;
            }
            HistoryEntry entry = slot.entry();
            if (entry != null && !entry.jobName().equals(jobName)) {
                return new Refused(otherJob(where, entry, jobName));
            }
            if (entry instanceof Manifest manifest) {
                List<String> broken = damageOf.apply(manifest);
                if (broken.isEmpty()) {
                    return new From(manifest, passedOver);
                }
                passedOver.add("checkpoint " + manifest.epoch() + ": " + String.join("; ", broken));
            }
        }
        return nothingWhole(history, where, passedOver);
    }

    private static RestoreChoice nothingWhole(
            HistoryView history, String where, List<String> passedOver) {
        if (!passedOver.isEmpty()) {
            return new Refused(
                    "No checkpoint in "
                            + where
                            + " is whole, and to begin anew would lose the job's state. "
                            + String.join(". ", passedOver)
                            + ". Put the files back from a copy, start from a savepoint, or name"
                            + " another directory to begin anew");
        }
        if (history.lastEpoch() > 0) {
            return new Refused(
                    "Checkpoint "
                            + history.lastEpoch()
                            + " was in "
                            + where
                            + ", and no checkpoint is there now: somebody has removed them. Put"
                            + " them back, start from a savepoint, or name another directory to"
                            + " begin anew");
        }
        return new Fresh();
    }

    private static String otherJob(String where, HistoryEntry entry, String jobName) {
        return where
                + " belongs to job \""
                + entry.jobName()
                + "\" (Millrace "
                + entry.engineVersion()
                + "), and this is job \""
                + jobName
                + "\" (Millrace "
                + EngineVersion.CURRENT
                + "): give each job a directory of its own, or the job its old name";
    }
}
