// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.JobStatus;
import io.javalin.http.Context;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What changes the course of a job. */
final class SteeringPages {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

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
            throw Problem.notImplemented("Jobs cannot be stopped with a savepoint over REST yet");
        }
        job.handle().stop();
        ctx.status(202).json(job.detail());
    }

    void savepoint(Context ctx) {
        name(ctx, "name");
        running(ctx);
        throw Problem.notImplemented("Savepoints cannot be taken over REST yet");
    }

    void restart(Context ctx) {
        running(ctx);
        throw Problem.notImplemented("Jobs cannot be restarted over REST yet");
    }

    void checkpoints(Context ctx) {
        JobPages.job(book, ctx);
        throw Problem.notImplemented("Checkpoints cannot be seen over REST yet");
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
