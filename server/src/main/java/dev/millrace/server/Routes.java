// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.engine.inspect.InquiryException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is at which path, who may ask for it, and what an error looks like. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String API = "/api/v1";
    private static final String JOB = API + "/jobs/{job}";

    private final RoutesConfig routes;
    private final Gate gate;
    private final JobBook book;
    private final ScheduledExecutorService clock;
    private final byte[] description = description();
    private final Signpost signpost = new Signpost(description);

    Routes(RoutesConfig routes, Gate gate, JobBook book, ScheduledExecutorService clock) {
        this.routes = routes;
        this.gate = gate;
        this.book = book;
        this.clock = clock;
    }

    void add() {
        routes.before(gate::greet);
        routes.beforeMatched(gate::check);
        addServer();
        addJobs();
        addState();
        addInsight();
        addSteering();
        addCheckpoints();
        Dashboard.add(routes);
        addErrors();
    }

    private void addServer() {
        ServerPages pages = new ServerPages(book);
        routes.get(
                "/openapi.json",
                ctx -> ctx.contentType(ContentType.APPLICATION_JSON).result(description),
                Role.ANYONE);
        routes.get("/health", pages::health, Role.ANYONE);
        routes.get("/ready", pages::ready, Role.ANYONE);
        routes.get("/metrics", new MetricsPage(book)::show, Role.VIEWER);
        routes.get(API + "/overview", pages::overview, Role.VIEWER);
    }

    private void addJobs() {
        JobPages pages = new JobPages(book);
        routes.get(API + "/jobs", pages::jobs, Role.VIEWER);
        routes.get(JOB, pages::job, Role.VIEWER);
        routes.get(JOB + "/plan", pages::plan, Role.VIEWER);
        routes.get(JOB + "/operators", pages::operators, Role.VIEWER);
        routes.get(JOB + "/operators/{operator}", pages::operator, Role.VIEWER);
        routes.get(JOB + "/channels", pages::channels, Role.VIEWER);
        routes.get(JOB + "/exceptions", pages::exceptions, Role.VIEWER);
        routes.get(JOB + "/config", pages::config, Role.VIEWER);
        routes.get(JOB + "/events", new EventStream(book, clock)::handle, Role.VIEWER);
    }

    private void addState() {
        StatePages pages = new StatePages(book);
        routes.get(JOB + "/state", pages::states, Role.VIEWER);
        routes.get(JOB + "/state/{operator}/{state}", pages::value, Role.VIEWER);
        routes.get(JOB + "/state/{operator}/{state}/keys", pages::keys, Role.VIEWER);
        routes.get(JOB + "/state/{operator}/{state}/values", pages::values, Role.VIEWER);
    }

    private void addInsight() {
        InsightPages pages = new InsightPages(book);
        routes.get(JOB + "/why", pages::why, Role.VIEWER);
        routes.get(JOB + "/late", pages::late, Role.VIEWER);
        routes.get(JOB + "/thread-dump", pages::threads, Role.VIEWER);
        routes.get(
                JOB + "/operators/{operator}/flamegraph",
                new FlamePage(book, clock)::show,
                Role.VIEWER);
    }

    private void addSteering() {
        SteeringPages pages = new SteeringPages(book);
        routes.patch(JOB, pages::cancel, Role.OPERATOR);
        routes.post(JOB + "/stop", pages::stop, Role.OPERATOR);
        routes.post(JOB + "/restart", pages::restart, Role.OPERATOR);
        routes.post(JOB + "/savepoints", pages::savepoint, Role.OPERATOR);
        routes.get(JOB + "/savepoints/{savepoint}", pages::outcome, Role.VIEWER);
    }

    private void addCheckpoints() {
        CheckpointPages pages = new CheckpointPages(book);
        routes.get(JOB + "/checkpoints", pages::checkpoints, Role.VIEWER);
        routes.get(JOB + "/checkpoints/details/{checkpoint}", pages::checkpoint, Role.VIEWER);
    }

    private void addErrors() {
        routes.exception(Problem.class, (problem, ctx) -> problem.answer(ctx));
        routes.exception(InquiryException.class, Routes::answerInquiry);
        routes.exception(HttpResponseException.class, this::answerLost);
        routes.exception(Exception.class, Routes::answerUnforeseen);
    }

    /** There is nothing at this path, or not by this method. */
    private void answerLost(HttpResponseException e, Context ctx) {
        String detail = null;
        if (e.getStatus() == 404) {
            detail = signpost.at(ctx.path());
        } else if (e.getStatus() == 405) {
            // The only detail; under which name depends on who asks.
            String methods = String.join(", ", e.getDetails().values());
            ctx.header("Allow", methods);
            detail = "There is no " + ctx.method().name() + " here; there is " + methods;
        }
        Problem.answer(ctx, e.getStatus(), detail);
    }

    private static void answerInquiry(InquiryException e, Context ctx) {
        int status =
                switch (e.kind()) {
                    case NOT_FOUND -> 404;
                    case NOT_SENSIBLE -> 400;
                    case BUSY -> 429;
                };
        Problem.answer(ctx, status, e.getMessage());
    }

    /** The reason is for those who read the log, not for whoever asked. */
    private static void answerUnforeseen(Exception e, Context ctx) {
        LOG.error("A request to {} failed", ctx.path(), e);
        Problem.answer(ctx, 500, "The server's log says more");
    }

    private static byte[] description() {
        try (InputStream in = Routes.class.getResourceAsStream("openapi.json")) {
            return Objects.requireNonNull(in, "openapi.json beside the server").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
