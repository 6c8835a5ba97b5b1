// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import dev.millrace.engine.checkpoint.HistorySlot;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.ManifestFormat;
import dev.millrace.engine.checkpoint.SnapshotFileRef;
import java.io.IOException;
import java.util.zip.CRC32C;

/**
 * Makes savepoints: copies of a checkpoint in a store of the user's, complete in themselves. A
 * savepoint is laid out as a job's store is, with a history of one manifest.
 */
public final class Savepoints {
    private static final int COPY_BYTES = 1 << 20;

    private Savepoints() {}

    /**
     * Copies a checkpoint. It must be in the history of its job already: output that was committed
     * with it may never be older than what the job goes on from. Blocks.
     *
     * @param from where the files of {@code manifest} are
     * @param to an empty store
     * @throws IOException if it is not empty, or a file is not as the manifest says; then there is
     *     no savepoint
     */
    public static void copy(Store from, Manifest manifest, Store to) throws IOException {
        String name = HistorySlot.name(1);
        if (!to.list(HistorySlot.prefix()).isEmpty()) {
            throw new IOException(
                    to.location()
                            + " holds checkpoints already; a savepoint needs a directory of its"
                            + " own");
        }
        for (SnapshotFileRef file : manifest.files()) {
            copy(from, file, to);
        }
        if (!to.putIfAbsent(name, ManifestFormat.write(manifest))) {
            throw new IOException(to.location() + " was taken by somebody else meanwhile");
        }
    }

    private static void copy(Store from, SnapshotFileRef file, Store to) throws IOException {
        CRC32C crc = new CRC32C();
        try (StoreOutput out = to.create(file.name())) {
            for (long at = 0; at < file.sizeBytes(); at += COPY_BYTES) {
                int length = (int) Math.min(COPY_BYTES, file.sizeBytes() - at);
                byte[] piece = from.read(file.name(), at, length);
                crc.update(piece, 0, length);
                out.write(piece, 0, length);
            }
            if ((int) crc.getValue() != file.checksum()) {
                throw new IOException(
                        from.location()
                                + "/"
                                + file.name()
                                + " is damaged: its checksum is not that in the manifest of"
                                + " checkpoint "
                                + file.epoch());
            }
            out.publish();
        }
    }
}
