// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.engine.inspect.FailureReport;
import dev.millrace.engine.inspect.OperatorReport;
import io.javalin.http.Context;
import java.util.List;

/** Jobs, their plans and their counts. */
final class JobPages {
    private final JobBook book;

    JobPages(JobBook book) {
        this.book = book;
    }

    static ShownJob job(JobBook book, Context ctx) {
        return book.get(ctx.pathParam("job"));
    }

    void jobs(Context ctx) {
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode jobs = answer.putArray("jobs");
        book.all().forEach(job -> jobs.add(job.summary()));
        ctx.json(answer);
    }

    void job(Context ctx) {
        ctx.json(job(book, ctx).detail());
    }

    void plan(Context ctx) {
        ctx.json(job(book, ctx).view().plan());
    }

    void operators(Context ctx) {
        ctx.json(job(book, ctx).operators());
    }

    void operator(Context ctx) {
        List<OperatorReport> operators = job(book, ctx).view().operators();
        String id = ctx.pathParam("operator");
        ctx.json(
                operators.stream()
                        .filter(operator -> operator.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> unknown(id, operators)));
    }

    private static Problem unknown(String id, List<OperatorReport> operators) {
        List<String> ids = operators.stream().map(OperatorReport::id).toList();
        return Problem.notFound(
                "There is no operator '" + id + "'; there are " + String.join(", ", ids));
    }

    void channels(Context ctx) {
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.set("channels", Json.mapper().valueToTree(job(book, ctx).view().channels()));
        ctx.json(answer);
    }

    void exceptions(Context ctx) {
        List<FailureReport> failures = job(book, ctx).view().failures();
        ObjectNode answer = Json.mapper().createObjectNode();
        FailureReport first = failures.isEmpty() ? null : failures.get(failures.size() - 1);
        answer.set("first", Json.mapper().valueToTree(first));
        answer.set("history", Json.mapper().valueToTree(failures));
        ctx.json(answer);
    }

    void config(Context ctx) {
        ctx.json(ConfigReport.of(job(book, ctx).view()));
    }
}
