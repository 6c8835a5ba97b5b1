// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends how a job stands, once a second, to everybody who listens. */
final class EventStream {
    /** Dashboards that listen at once: each holds a connection for as long as it is open. */
    private static final int MOST_LISTENERS = 32;

    private static final String TYPE = "text/event-stream";
    private static final long INTERVAL_MS = 1_000;

    private final JobBook book;
    private final ScheduledExecutorService clock;
    private final AtomicInteger listeners = new AtomicInteger();

    EventStream(JobBook book, ScheduledExecutorService clock) {
        this.book = book;
        this.clock = clock;
    }

    void handle(Context ctx) throws Exception {
        JobPages.job(book, ctx);
        String accepted = ctx.header("Accept");
        if (accepted == null || !accepted.contains(TYPE)) {
            throw Problem.badRequest("Ask with Accept: " + TYPE);
        }
        new SseHandler(this::open).handle(ctx);
    }

    private void open(SseClient client) {
        ShownJob job = JobPages.job(book, client.ctx());
        if (listeners.incrementAndGet() > MOST_LISTENERS) {
            listeners.decrementAndGet();
            throw Problem.tooMany("As many listen already as the server takes: " + MOST_LISTENERS);
        }
        client.keepAlive();
        AtomicReference<@Nullable ScheduledFuture<?>> sending = new AtomicReference<>();
        client.onClose(
                () -> {
                    listeners.decrementAndGet();
                    ScheduledFuture<?> future = sending.get();
                    if (future != null) {
                        future.cancel(false);
                    }
                });
        sending.set(
                clock.scheduleWithFixedDelay(
                        () -> send(client, job), 0, INTERVAL_MS, TimeUnit.MILLISECONDS));
    }

    private static void send(SseClient client, ShownJob job) {
        if (client.terminated()) {
            return;
        }
        try {
            boolean ended = job.handle().status().isTerminal();
            ObjectNode update = Json.mapper().createObjectNode();
            update.set("job", job.detail());
            update.set("operators", job.operators());
            client.sendEvent("update", update.toString());
            if (ended) {
                client.close();
            }
        } catch (RuntimeException e) {
            client.close();
        }
    }
}
