// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.JobStatus;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What changes the course of a job. */
final class SteeringPages {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Less than clients wait for an answer. */
    private static final int PATIENCE_S = 10;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final JobBook book;

    SteeringPages(JobBook book) {
        this.book = book;
    }

    void cancel(Context ctx) {
        String mode = ctx.queryParam("mode");
        if (mode != null && !mode.equals("cancel")) {
            throw Problem.badRequest("Parameter mode is '" + mode + "' but can only be cancel");
        }
        ShownJob job = running(ctx);
        job.handle().cancel();
        ctx.status(202).json(job.detail());
    }

    void stop(Context ctx) {
        String savepoint = name(ctx, "savepoint");
        ShownJob job = running(ctx);
        if (savepoint != null) {
            take(ctx, job, savepoint, true);
            return;
        }
        job.handle().stop();
        ctx.status(202).json(job.detail());
    }

    void savepoint(Context ctx) {
        String given = name(ctx, "name");
        ShownJob job = running(ctx);
        take(ctx, job, given == null ? "at-" + STAMP.format(Instant.now()) : given, false);
    }

    /** Answers once the savepoint is there, or when it takes longer than whoever asked may wait. */
    private static void take(Context ctx, ShownJob job, String name, boolean stopping) {
        Path directory = job.checkpointPath();
        if (directory == null) {
            throw Problem.conflict(
                    "The job takes no checkpoints, so no savepoints: call enableCheckpointing(...)");
        }
        CompletableFuture<Void> answered =
                job.savepoints()
                        .take(directory, name, stopping)
                        .handle(SavepointOutcome::new)
                        .completeOnTimeout(SavepointOutcome.UNDER_WAY, PATIENCE_S, TimeUnit.SECONDS)
                        .thenAccept(outcome -> answer(ctx, job, name, stopping, outcome));
        ctx.future(() -> answered);
    }

    /** The number of the checkpoint, or why there is none, or neither so far. */
    private record SavepointOutcome(@Nullable Long checkpoint, @Nullable Throwable failure) {
        static final SavepointOutcome UNDER_WAY = new SavepointOutcome(null, null);
    }

    private static void answer(
            Context ctx, ShownJob job, String name, boolean stopping, SavepointOutcome outcome) {
        Throwable failure = outcome.failure();
        if (failure != null) {
            String reason = NamedSavepoints.reason(failure);
            Problem.answer(ctx, 409, "There is no savepoint '" + name + "': " + reason);
        } else if (stopping) {
            ctx.status(202).json(job.detail());
        } else {
            ctx.status(202).json(job.savepoints().tell(name));
        }
    }

    /** How one goes that was asked for. */
    void outcome(Context ctx) {
        ctx.json(JobPages.job(book, ctx).savepoints().tell(ctx.pathParam("savepoint")));
    }

    void restart(Context ctx) {
        ShownJob job = running(ctx);
        try {
            job.handle().restart();
        } catch (IllegalStateException e) {
            throw Problem.conflict(String.valueOf(e.getMessage()));
        }
        ctx.status(202).json(job.detail());
    }

    private ShownJob running(Context ctx) {
        ShownJob job = JobPages.job(book, ctx);
        JobStatus status = job.handle().status();
        if (status.isTerminal()) {
            throw Problem.conflict("The job is " + status + " already");
        }
        return job;
    }

    /** The one name that a body may hold; null without a body or without the name. */
    private static @Nullable String name(Context ctx, String field) {
        byte[] body = Gate.body(ctx);
        if (body.length == 0) {
            return null;
        }
        JsonNode json = Json.read(body);
        if (!json.isObject()) {
            throw Problem.badRequest("The body must be a JSON object, or nothing");
        }
        for (String given : (Iterable<String>) json::fieldNames) {
            if (!Set.of(field).contains(given)) {
                throw Problem.badRequest("The body may hold " + field + " and nothing else");
            }
        }
        JsonNode name = json.get(field);
        if (name == null || name.isNull()) {
            return null;
        }
        if (!name.isTextual() || !NAME.matcher(name.textValue()).matches()) {
            throw Problem.badRequest(
                    field + " must be a name of letters, digits, dots, dashes and underscores");
        }
        return name.textValue();
    }
}
