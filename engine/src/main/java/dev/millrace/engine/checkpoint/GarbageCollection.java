// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which objects of a store nobody needs. Everything is classified, from manifests alone, before
 * anything is deleted; what is not clearly garbage stays.
 *
 * @param slots numbers of history entries to delete, before any file, so that no manifest ever
 *     refers to what is gone
 * @param files names of files to delete
 * @param foreign names among those given that are not ours, and so are left alone
 */
public record GarbageCollection(List<Long> slots, List<String> files, List<String> foreign) {

    /** What a file of a checkpoint is to the history. */
    public enum Standing {
        /** A checkpoint that is kept refers to it. */
        REFERRED_TO,
        /** The run may still be writing it, or be about to refer to it. */
        UNDER_WAY,
        /** Nobody can need it any more. */
        GARBAGE,
        /** Not named as our files are. */
        FOREIGN
    }

    public GarbageCollection {
        slots = List.copyOf(slots);
        files = List.copyOf(files);
        foreign = List.copyOf(foreign);
    }

    /** Nothing to do. */
    public boolean isEmpty() {
        return slots.isEmpty() && files.isEmpty();
    }

    /**
     * Decides, for the run that owns the store.
     *
     * @param history all that is there, read after the run's claim
     * @param keep how many checkpoints stay
     * @param generation of the run
     * @param endedEpoch the newest checkpoint of the run that is complete or was given up: what is
     *     of later ones may be on its way
     * @param files names of all objects beside the history
     */
    public static GarbageCollection decide(
            HistoryView history,
            int keep,
            long generation,
            long endedEpoch,
            Collection<String> files) {
        if (isFenced(history, generation)) {
            return new GarbageCollection(List.of(), List.of(), List.of());
        }
        List<Long> outlived = Retention.outlived(history, keep);
        Set<String> referredTo = new HashSet<>();
        boolean blind = Retention.isBlind(history, keep);
        for (HistorySlot slot : history.slots()) {
            if (slot.entry() instanceof Manifest manifest && !outlived.contains(slot.number())) {
                manifest.files().forEach(file -> referredTo.add(file.name()));
            }
        }
        List<String> garbage = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (String file : files) {
            Standing standing = standing(file, referredTo, generation, endedEpoch);
            if (standing == Standing.FOREIGN) {
                foreign.add(file);
            } else if (standing == Standing.GARBAGE && !blind) {
                garbage.add(file);
            }
        }
        return new GarbageCollection(outlived, garbage, foreign);
    }

    /** A later run is at work: what is garbage is for that one to say. */
    private static boolean isFenced(HistoryView history, long generation) {
        return history.slots().stream()
                .anyMatch(it -> it.entry() instanceof Claim && it.number() > generation);
    }

    /** What a file is; also of files that are still unfinished, by the name they are to have. */
    public static Standing standing(
            String file, Set<String> referredTo, long generation, long endedEpoch) {
        if (referredTo.contains(file)) {
            return Standing.REFERRED_TO;
        }
        return SnapshotFileName.parse(file)
                .map(
                        name ->
                                name.generation() < generation
                                                || (name.generation() == generation
                                                        && name.epoch() <= endedEpoch)
                                        ? Standing.GARBAGE
                                        : Standing.UNDER_WAY)
                .orElse(Standing.FOREIGN);
    }
}
