// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.api.JobStatus;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/** What is about the server itself. */
final class ServerPages {
    private final JobBook book;
    private final long startedMs = System.currentTimeMillis();

    ServerPages(JobBook book) {
        this.book = book;
    }

    void health(Context ctx) {
        ctx.json(status("up", null));
    }

    /** Ready is a server whose jobs all do what they were started for. */
    void ready(Context ctx) {
        List<String> notRunning =
                book.all().stream()
                        .filter(job -> !isWell(job.handle().status()))
                        .map(job -> job.id() + " is " + job.handle().status())
                        .toList();
        if (notRunning.isEmpty()) {
            ctx.json(status("up", null));
        } else {
            ctx.status(503).json(status("down", String.join(", ", notRunning)));
        }
    }

    private static boolean isWell(JobStatus status) {
        return status == JobStatus.RUNNING
                || status == JobStatus.STOPPING
                || status == JobStatus.FINISHED
                || status == JobStatus.CANCELLED;
    }

    private static ObjectNode status(
            String status, @org.jspecify.annotations.Nullable String reason) {
        return Json.mapper().createObjectNode().put("status", status).put("reason", reason);
    }

    void overview(Context ctx) {
        ObjectNode counts =
                Json.mapper()
                        .createObjectNode()
                        .put("running", count(null))
                        .put("finished", count(JobStatus.FINISHED))
                        .put("cancelled", count(JobStatus.CANCELLED))
                        .put("failed", count(JobStatus.FAILED));
        ObjectNode overview =
                Json.mapper()
                        .createObjectNode()
                        .put("version", Version.text())
                        .put("role", Gate.role(ctx).name().toLowerCase(Locale.ROOT))
                        .put("startedMs", startedMs);
        overview.set("jobs", counts);
        ctx.json(overview);
    }

    /** Jobs in a state; null for all that have not ended. */
    private long count(@org.jspecify.annotations.Nullable JobStatus wanted) {
        return book.all().stream()
                .map(job -> job.handle().status())
                .filter(status -> wanted == null ? !status.isTerminal() : status == wanted)
                .count();
    }
}
