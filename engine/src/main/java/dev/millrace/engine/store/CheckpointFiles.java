// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import dev.millrace.engine.checkpoint.GarbageCollection;
import dev.millrace.engine.checkpoint.HistorySlot;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.SnapshotFileName;
import dev.millrace.engine.checkpoint.SnapshotFileRef;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The files of checkpoints in a store: are they whole, and which of them go. Calls block. */
public final class CheckpointFiles {
    /**
     * Read at once: large enough for a disk, and little enough that G1 gives it no regions of its
     * own, which it does from half a MiB on.
     */
    private static final int READ_BYTES = 1 << 18;

    private CheckpointFiles() {}

    /**
     * What is wrong with the files of a checkpoint, each a sentence that names the file; empty if
     * every byte is as it was written.
     *
     * @throws IOException if the store cannot tell
     */
    public static List<String> damage(Store store, Manifest manifest) throws IOException {
        List<String> damage = new ArrayList<>();
        for (SnapshotFileRef file : manifest.files()) {
            damage(store, file).ifPresent(damage::add);
        }
        return damage;
    }

    /**
     * What is wrong with one of them.
     *
     * @throws IOException if the store cannot tell
     */
    public static Optional<String> damage(Store store, SnapshotFileRef file) throws IOException {
        String where = store.location() + "/" + file.name();
        try {
            long size = store.size(file.name());
            if (size != file.sizeBytes()) {
                return Optional.of(
                        where + " has " + size + " bytes and should have " + file.sizeBytes());
            }
            return checksum(store, file) == file.checksum()
                    ? Optional.empty()
                    : Optional.of(where + " is damaged: its checksum is not that in the manifest");
        } catch (NoSuchFileException e) {
            return Optional.of(where + " is missing");
        } catch (EOFException e) {
            return Optional.of(where + " was cut off");
        }
    }

    private static int checksum(Store store, SnapshotFileRef file) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] read = new byte[(int) Math.min(READ_BYTES, file.sizeBytes())];
        for (long at = 0; at < file.sizeBytes(); at += READ_BYTES) {
            int length = (int) Math.min(READ_BYTES, file.sizeBytes() - at);
            store.read(file.name(), at, read, length);
            crc.update(read, 0, length);
        }
        return (int) crc.getValue();
    }

    /**
     * Removes what no checkpoint needs: first entries of the history, then files, then what was
     * never finished.
     *
     * @param keep how many checkpoints stay
     * @param generation of the run that owns the store
     * @param endedEpoch the newest checkpoint of the run that is complete or was given up
     * @return what was decided
     */
    public static GarbageCollection tidy(Store store, int keep, long generation, long endedEpoch)
            throws IOException {
        List<UnfinishedObject> unfinished =
                Stream.concat(
                                store.unfinished(SnapshotFileName.prefix()).stream(),
                                store.unfinished(HistorySlot.prefix()).stream())
                        .toList();
        List<String> files =
                store.list(SnapshotFileName.prefix()).stream().map(StoredObject::name).toList();
        GarbageCollection garbage =
                GarbageCollection.decide(
                        JobHistory.read(store), keep, generation, endedEpoch, files);
        store.delete(garbage.slots().stream().map(HistorySlot::name).toList());
        store.delete(garbage.files());
        for (UnfinishedObject one : unfinished) {
            if (isStale(one, generation, endedEpoch)) {
                store.discard(one);
            }
        }
        return garbage;
    }

    /** Of the history: what tried for the place of an entry that this run has seen taken. */
    private static boolean isStale(UnfinishedObject one, long generation, long endedEpoch) {
        long slot = HistorySlot.number(one.name());
        return slot > 0
                ? slot <= generation
                : GarbageCollection.standing(one.name(), Set.of(), generation, endedEpoch)
                        == GarbageCollection.Standing.GARBAGE;
    }
}
