// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.api.CheckpointInfo;
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

    /**
     * What has become of one.
     *
     * @param checkpoint its number, null before it is there
     * @param failure why it is not there, null unless it failed
     */
    record Outcome(String name, @Nullable Long checkpoint, @Nullable String failure) {

        private boolean is(CheckpointInfo info) {
            return checkpoint == null
                    ? info.outcome() == CheckpointInfo.Outcome.UNDER_WAY
                            && info.purpose() == CheckpointInfo.Purpose.SAVEPOINT
                    : info.epoch() == checkpoint;
        }

        private ObjectNode node() {
            String ended = failure == null ? "COMPLETED" : "FAILED";
            boolean open = checkpoint == null && failure == null;
            return Json.mapper()
                    .createObjectNode()
                    .put("name", name)
                    .put("checkpoint", checkpoint)
                    .put("status", open ? "IN_PROGRESS" : ended)
                    .put("failure", failure);
        }
    }

    private final JobHandle job;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>(); // guarded by this
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
                    .whenComplete((epoch, failure) -> end(name, failure));
        } catch (RuntimeException e) {
            end(name, e);
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
        put(new Outcome(name, null, null));
    }

    private synchronized void end(String name, @Nullable Throwable failure) {
        underWay = null;
        if (failure != null) {
            put(new Outcome(name, null, reason(failure)));
        }
    }

    /** What went wrong, without what futures wrap around it. */
    static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private long remember(Path folder, String name) {
        try {
            long epoch = SnapshotDirectory.of(folder).newest();
            put(new Outcome(name, epoch, null));
            return epoch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void put(Outcome outcome) {
        outcomes.put(outcome.name(), outcome);
        if (outcomes.size() > MOST_NAMES) {
            outcomes.remove(outcomes.keySet().iterator().next());
        }
    }

    /**
     * As {@code Savepoint} in the description.
     *
     * @throws Problem if none of this name was asked for here
     */
    ObjectNode tell(String name) {
        Outcome outcome = outcome(name);
        Long bytes = null;
        for (CheckpointInfo info : job.checkpoints()) {
            if (outcome.failure() == null && outcome.is(info)) {
                bytes = info.sizeBytes();
            }
        }
        return outcome.node().put("bytes", bytes);
    }

    private synchronized Outcome outcome(String name) {
        Outcome outcome = outcomes.get(name);
        if (outcome == null) {
            throw Problem.notFound(
                    "No savepoint of this name was asked for here; there are " + outcomes.keySet());
        }
        return outcome;
    }

    /** What the savepoint with this number is called; null if it is none of these. */
    synchronized @Nullable String name(long epoch) {
        return outcomes.values().stream()
                .filter(it -> it.checkpoint() != null && it.checkpoint() == epoch)
                .map(Outcome::name)
                .findFirst()
                .orElse(null);
    }
}
