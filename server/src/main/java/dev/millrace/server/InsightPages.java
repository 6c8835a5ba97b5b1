// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.WhyReport;
import io.javalin.http.Context;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a job does what it does. */
final class InsightPages {
    private static final JsonForm FORM = new JsonForm();

    private final JobBook book;

    InsightPages(JobBook book) {
        this.book = book;
    }

    void why(Context ctx) {
        String key = ctx.queryParam("key");
        List<WhyReport<JsonForm.Shown>> reports =
                JobPages.job(book, ctx)
                        .view()
                        .why(ctx.queryParam("op"), key == null ? null : new KeyText(key), FORM);
        ObjectNode answer =
                Json.mapper().createObjectNode().put("atMs", System.currentTimeMillis());
        ArrayNode operators = answer.putArray("operators");
        reports.forEach(report -> operators.add(reason(report)));
        ctx.json(answer);
    }

    private static ObjectNode reason(WhyReport<JsonForm.Shown> report) {
        ObjectNode node = Json.mapper().valueToTree(report);
        WhyReport.Next<JsonForm.Shown> next = report.next();
        if (next != null) {
            ((ObjectNode) node.get("next")).set("key", shown(next.key()));
        }
        WhyReport.Evidence<JsonForm.Shown> evidence = report.evidence();
        if (evidence != null && evidence.hotKey() != null) {
            ((ObjectNode) node.get("evidence").get("hotKey"))
                    .set("key", evidence.hotKey().key().node());
        }
        return node;
    }

    private static @Nullable JsonNode shown(JsonForm.@Nullable Shown value) {
        return value == null ? null : value.node();
    }

    void late(Context ctx) {
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.set("operators", Json.mapper().valueToTree(JobPages.job(book, ctx).view().late()));
        ctx.json(answer);
    }

    /** All threads of the process: what holds a job up may be none of its own. */
    void threads(Context ctx) {
        JobPages.job(book, ctx);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        ObjectNode answer =
                Json.mapper().createObjectNode().put("atMs", System.currentTimeMillis());
        ArrayNode list = answer.putArray("threads");
        for (ThreadInfo thread : threads.dumpAllThreads(false, false)) {
            ObjectNode node =
                    list.addObject()
                            .put("name", thread.getThreadName())
                            .put("state", thread.getThreadState().name());
            long cpuNs = threads.getThreadCpuTime(thread.getThreadId());
            node.put("cpuMs", cpuNs < 0 ? null : (Long) (cpuNs / 1_000_000))
                    .put("waitsFor", thread.getLockName());
            ArrayNode frames = node.putArray("frames");
            for (StackTraceElement frame : thread.getStackTrace()) {
                frames.add(frame.toString());
            }
        }
        ctx.json(answer);
    }
}
