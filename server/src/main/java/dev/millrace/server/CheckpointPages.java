// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.CheckpointInfo.Outcome;
import dev.millrace.api.CheckpointInfo.Purpose;
import dev.millrace.api.Options;
import dev.millrace.engine.inspect.JobReport;
import dev.millrace.engine.inspection.CheckpointSummary;
import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.engine.inspection.StateSummary;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job can be restarted from: what it says of its checkpoints, and what is on its disk. */
final class CheckpointPages {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPages.class);

    private final JobBook book;

    CheckpointPages(JobBook book) {
        this.book = book;
    }

    void checkpoints(Context ctx) {
        ShownJob job = JobPages.job(book, ctx);
        List<CheckpointInfo> all = job.handle().checkpoints();
        Set<Long> retained = retained(job.checkpointDirectory());
        ObjectNode answer = Json.mapper().createObjectNode();
        long intervalMs = job.view().settings().get(Options.CHECKPOINT_INTERVAL).toMillis();
        answer.put("intervalMs", intervalMs == 0 ? null : (Long) intervalMs);
        JobReport report = job.view().job();
        answer.putObject("counts")
                .put("completed", report.completedCheckpoints())
                .put("failed", report.failedCheckpoints())
                .put("inProgress", underWay(all));
        ArrayNode history = answer.putArray("history");
        for (int i = all.size() - 1; i >= 0; i--) {
            history.add(summary(job, all.get(i), retained));
        }
        ctx.json(answer);
    }

    private static long underWay(List<CheckpointInfo> all) {
        return all.stream().filter(info -> info.outcome() == Outcome.UNDER_WAY).count();
    }

    void checkpoint(Context ctx) {
        ShownJob job = JobPages.job(book, ctx);
        List<CheckpointInfo> all = job.handle().checkpoints();
        String wanted = ctx.pathParam("checkpoint");
        if (!wanted.matches("\\d{1,18}")) {
            throw Problem.badRequest("A checkpoint is named by its number");
        }
        CheckpointInfo info =
                all.stream()
                        .filter(each -> each.epoch() == Long.parseLong(wanted))
                        .findFirst()
                        .orElseThrow(() -> unknown(wanted, all));
        SnapshotDirectory directory = job.checkpointDirectory();
        Set<Long> retained = retained(directory);
        ObjectNode answer = summary(job, info, retained);
        answer.set("operators", operators(directory, info.epoch(), retained));
        ArrayNode tasks = answer.putArray("tasks");
        info.alignment()
                .forEach(
                        (task, alignment) ->
                                tasks.addObject()
                                        .put("name", task)
                                        .put("alignmentMs", alignment.toMillis()));
        ctx.json(answer);
    }

    private static Problem unknown(String wanted, List<CheckpointInfo> all) {
        return Problem.notFound(
                "This run knows no checkpoint "
                        + wanted
                        + "; the latest are "
                        + all.stream().map(CheckpointInfo::epoch).toList());
    }

    /** As {@code CheckpointSummary} in the description. */
    private static ObjectNode summary(ShownJob job, CheckpointInfo info, Set<Long> retained) {
        boolean ended = info.outcome() != Outcome.UNDER_WAY;
        Long alignedMs =
                info.alignment().values().stream()
                        .max(Comparator.naturalOrder())
                        .map(Duration::toMillis)
                        .orElse(null);
        ObjectNode summary =
                Json.mapper()
                        .createObjectNode()
                        .put("id", info.epoch())
                        .put(
                                "kind",
                                info.purpose() == Purpose.PERIODIC
                                        ? "CHECKPOINT"
                                        : info.purpose().name())
                        .put("status", status(info.outcome()))
                        .put("triggeredMs", info.triggered().toEpochMilli())
                        .put("durationMs", ended ? (Long) info.duration().toMillis() : null)
                        .put("bytes", ended ? (Long) info.sizeBytes() : null)
                        .put("alignmentMs", alignedMs)
                        .put("retained", retained.contains(info.epoch()))
                        .put("name", job.savepoints().name(info.epoch()))
                        .put("failure", info.failure());
        ArrayNode waitsFor = summary.putArray("waitsFor");
        info.waitsFor().forEach(waitsFor::add);
        return summary;
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case UNDER_WAY -> "IN_PROGRESS";
            case COMPLETE -> "COMPLETED";
            case FAILED -> "FAILED";
        };
    }

    /** What can be read on the disk now; a job tidies up at any time. */
    private static Set<Long> retained(@Nullable SnapshotDirectory directory) {
        if (directory == null) {
            return Set.of();
        }
        try {
            return directory.list().stream()
                    .filter(each -> each.damage() == null)
                    .map(CheckpointSummary::epoch)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            LOG.debug("The checkpoint directory cannot be read", e);
            return Set.of();
        }
    }

    private static ArrayNode operators(
            @Nullable SnapshotDirectory directory, long epoch, Set<Long> retained) {
        ArrayNode operators = Json.mapper().createArrayNode();
        if (directory == null || !retained.contains(epoch)) {
            return operators;
        }
        Map<String, ObjectNode> byUid = new LinkedHashMap<>();
        for (StateSummary part : show(directory, epoch)) {
            ObjectNode operator =
                    byUid.computeIfAbsent(
                            part.uid(),
                            uid -> {
                                ObjectNode node = operators.addObject().put("id", uid);
                                node.put("name", part.operator())
                                        .put("bytes", 0L)
                                        .putArray("parts");
                                return node;
                            });
            operator.put("bytes", operator.get("bytes").asLong() + part.sizeBytes());
            ObjectNode node = operator.withArray("/parts").addObject();
            node.put("name", part.part()).put("kind", part.kind());
            ArrayNode states = node.putArray("states");
            part.columns().forEach(column -> states.add(column.name()));
            node.put("entries", part.baseEntries() + part.changeEntries())
                    .put("bytes", part.sizeBytes());
        }
        return operators;
    }

    private static List<StateSummary> show(SnapshotDirectory directory, long epoch) {
        try {
            return directory.show(epoch);
        } catch (IOException e) {
            LOG.debug("Checkpoint {} cannot be read", epoch, e);
            throw Problem.notFound(
                    "Checkpoint " + epoch + " cannot be read; the server's log says more");
        }
    }
}
