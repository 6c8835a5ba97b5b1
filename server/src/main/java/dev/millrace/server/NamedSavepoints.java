// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.api.JobHandle;
import dev.millrace.engine.inspection.SnapshotDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The savepoints of a job that were asked for here, by name. They lie in a folder of the job's own
 * checkpoint directory, which the checkpoints themselves leave alone. May be used by any thread.
 */
final class NamedSavepoints {
    /** In the checkpoint directory. */
    static final String FOLDER = "savepoints";

    /** As many as checkpoints are remembered by a job. */
    private static final int MOST_NAMES = 100;

    private final JobHandle job;
    private final Map<Long, String> names = new LinkedHashMap<>(); // guarded by this
    private @Nullable String underWay; // guarded by this

    NamedSavepoints(JobHandle job) {
        this.job = job;
    }

    /**
     * Takes one.
     *
     * @param directory the job's checkpoint directory
     * @param name checked to be a name and no path
     * @param stopping whether the job ends with it
     * @return completed with its checkpoint's number
     * @throws Problem if there is one of this name, or one is being taken
     */
    CompletableFuture<Long> take(Path directory, String name, boolean stopping) {
        Path folder = directory.resolve(FOLDER).resolve(name);
        begin(folder, name);
        try {
            CompletableFuture<Path> taken =
                    stopping ? job.stopWithSavepoint(folder) : job.triggerSavepoint(folder);
            return taken.thenApply(path -> remember(path, name))
                    .whenComplete((epoch, failure) -> end());
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    private synchronized void begin(Path folder, String name) {
        if (underWay != null) {
            throw Problem.conflict("Savepoint '" + underWay + "' is being taken; ask again later");
        }
        if (Files.exists(folder)) {
            throw Problem.conflict(
                    "There is a savepoint '" + name + "' already; name it otherwise");
        }
        underWay = name;
    }

    private synchronized void end() {
        underWay = null;
    }

    private long remember(Path folder, String name) {
        try {
            long epoch = SnapshotDirectory.of(folder).newest();
            put(epoch, name);
            return epoch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void put(long epoch, String name) {
        names.put(epoch, name);
        if (names.size() > MOST_NAMES) {
            names.remove(names.keySet().iterator().next());
        }
    }

    /** What the savepoint with this number is called; null if it is none of these. */
    synchronized @Nullable String name(long epoch) {
        return names.get(epoch);
    }
}
