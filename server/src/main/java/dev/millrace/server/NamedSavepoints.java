// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.JobHandle;
import dev.millrace.engine.inspection.CheckpointSummary;
import dev.millrace.engine.inspection.SnapshotDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The savepoints of a job that were asked for here, by name. They lie in a folder of the job's own
 * checkpoint directory, which the checkpoints themselves leave alone. May be used by any thread.
 */
final class NamedSavepoints {
    private static final Logger LOG = LoggerFactory.getLogger(NamedSavepoints.class);

    /** In the checkpoint directory. */
    static final String FOLDER = "savepoints";

    /** As many as checkpoints are remembered by a job. */
    private static final int MOST_NAMES = 100;

    /**
     * What has become of one.
     *
     * @param checkpoint its number, null before it is there
     * @param failure why it is not there, null unless it failed
     * @param before how many bytes the newest checkpoint had when this was asked for, null if there
     *     was none
     */
    record Outcome(
            String name,
            @Nullable Long checkpoint,
            @Nullable String failure,
            @Nullable Long before) {

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
                    .put("failure", failure)
                    .put("lastCheckpointBytes", before);
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
        Long before = newestBytes(directory);
        begin(folder, name, before);
        try {
            CompletableFuture<Path> taken =
                    stopping ? job.stopWithSavepoint(folder) : job.triggerSavepoint(folder);
            return taken.thenApply(path -> remember(path, name, before))
                    .whenComplete((epoch, failure) -> end(name, failure, before));
        } catch (RuntimeException e) {
            end(name, e, before);
            throw e;
        }
    }

    /** How large the savepoint will be nobody knows; this is what is known. */
    private @Nullable Long newestBytes(Path directory) {
        try {
            Long newest = null;
            for (CheckpointSummary each : SnapshotDirectory.of(directory).list()) {
                if (each.damage() == null && each.job().equals(job.name())) {
                    newest = each.sizeBytes();
                }
            }
            return newest;
        } catch (IOException e) {
            LOG.debug("The checkpoints in {} cannot be listed", directory, e);
            return null;
        }
    }

    private synchronized void begin(Path folder, String name, @Nullable Long before) {
        if (underWay != null) {
            throw Problem.conflict("Savepoint '" + underWay + "' is being taken; ask again later");
        }
        if (Files.exists(folder)) {
            throw Problem.conflict(
                    "There is a savepoint '" + name + "' already; name it otherwise");
        }
        underWay = name;
        put(new Outcome(name, null, null, before));
    }

    private synchronized void end(String name, @Nullable Throwable failure, @Nullable Long before) {
        underWay = null;
        if (failure != null) {
            put(new Outcome(name, null, reason(failure), before));
        }
    }

    /** What went wrong, without what futures wrap around it. */
    static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private long remember(Path folder, String name, @Nullable Long before) {
        try {
            long epoch = SnapshotDirectory.of(folder).newest();
            put(new Outcome(name, epoch, null, before));
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
        ObjectNode node = outcome.node().putNull("bytes").putNull("elapsedMs");
        for (CheckpointInfo info : job.checkpoints()) {
            if (outcome.failure() == null && outcome.is(info)) {
                node.put("bytes", info.sizeBytes()).put("elapsedMs", info.duration().toMillis());
            }
        }
        return node;
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
