// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.engine.inspect.JobView;
import dev.millrace.engine.inspect.SubtaskThread;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Samples where the threads of an operator are. One at a time, for sampling costs them time. */
final class FlamePage {
    private static final int LEAST_MS = 100;
    private static final int MOST_MS = 10_000;
    private static final int USUAL_MS = 1_000;

    /** A prime number of ms, so as not to fall in step with anything. */
    private static final int INTERVAL_MS = 11;

    private final JobBook book;
    private final ScheduledExecutorService clock;
    private final AtomicBoolean sampling = new AtomicBoolean();

    FlamePage(JobBook book, ScheduledExecutorService clock) {
        this.book = book;
        this.clock = clock;
    }

    void show(Context ctx) {
        int durationMs = StatePages.number(ctx, "durationMs", LEAST_MS, MOST_MS, USUAL_MS);
        String operator = ctx.pathParam("operator");
        JobView view = JobPages.job(book, ctx).view();
        List<SubtaskThread> threads = view.threads(operator);
        String name =
                view.plan().operators().stream()
                        .filter(each -> each.id().equals(operator))
                        .findFirst()
                        .orElseThrow()
                        .name();
        if (!sampling.compareAndSet(false, true)) {
            throw Problem.tooMany("A flame graph is being sampled; try again when it is done");
        }
        FlameGraph graph = new FlameGraph(name);
        CompletableFuture<Void> done = new CompletableFuture<>();
        ScheduledFuture<?> sampler =
                clock.scheduleAtFixedRate(
                        () -> graph.sample(threads), 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> end =
                clock.schedule(
                        () -> {
                            sampler.cancel(false);
                            sampling.set(false);
                            done.complete(null);
                        },
                        durationMs,
                        TimeUnit.MILLISECONDS);
        if (end.isCancelled()) {
            throw new IllegalStateException("The server is closing");
        }
        ctx.future(() -> done.thenRun(() -> ctx.json(answer(operator, name, durationMs, graph))));
    }

    private static ObjectNode answer(
            String operator, String name, int durationMs, FlameGraph graph) {
        ObjectNode answer =
                Json.mapper()
                        .createObjectNode()
                        .put("operator", operator)
                        .put("name", name)
                        .put("samples", graph.samples())
                        .put("lookedAt", graph.lookedAt())
                        .put("durationMs", durationMs);
        answer.set("root", graph.tree());
        return answer;
    }
}
