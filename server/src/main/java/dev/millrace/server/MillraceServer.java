// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobServer;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows and steers jobs over HTTP. What it answers is described in {@code openapi.json}. May be
 * used by any thread.
 */
public final class MillraceServer implements JobServer {
    private static final Logger LOG = LoggerFactory.getLogger(MillraceServer.class);

    private static final int MOST_HEADER_BYTES = 8 * 1024;

    /** A dashboard for each of a team, and somebody who only opens connections gets no further. */
    private static final int MOST_CONNECTIONS = 128;

    private static final int MOST_THREADS = 24;

    /**
     * An operator's id may hold a slash or a percent sign, encoded. No path of a request becomes
     * one of a file, so it cannot matter who decodes it how often.
     */
    private static final UriCompliance ANY_NAME =
            UriCompliance.DEFAULT.with(
                    "ANY_NAME",
                    UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                    UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private final Javalin app;
    private final JobBook book;
    private final ScheduledExecutorService clock;
    private final URI address;
    private final Path folder;
    private final CountDownLatch closed = new CountDownLatch(1);

    private MillraceServer(
            Javalin app, JobBook book, ScheduledExecutorService clock, URI address, Path folder) {
        this.app = app;
        this.book = book;
        this.clock = clock;
        this.address = address;
        this.folder = folder;
    }

    /**
     * Starts a server.
     *
     * @throws IllegalStateException if it cannot listen there; the message says why
     */
    public static MillraceServer start(ServerSettings settings) {
        Listening.requireFree(settings);
        JobBook book = new JobBook();
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(
                        work -> daemon(work, "millrace-server-clock"));
        Tokens tokens = Tokens.in(settings.folder());
        Gate gate = new Gate(tokens, settings.hosts());
        Javalin app = Javalin.create(config -> configure(config, settings, gate, book, clock));
        try {
            app.start();
        } catch (RuntimeException e) {
            clock.shutdownNow();
            throw new IllegalStateException(
                    "The server cannot listen on "
                            + settings.host()
                            + ":"
                            + settings.port()
                            + ": "
                            + e.getMessage()
                            + "; give another port, or 0 for any that is free",
                    e);
        }
        String scheme = settings.tls() == null ? "http" : "https";
        URI address = URI.create(scheme + "://" + settings.host() + ":" + app.port() + "/");
        LOG.info("Listening on {}, tokens in {}", address, settings.folder());
        return new MillraceServer(app, book, clock, address, settings.folder());
    }

    private static void configure(
            JavalinConfig config,
            ServerSettings settings,
            Gate gate,
            JobBook book,
            ScheduledExecutorService clock) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jsonMapper(new JavalinJackson(Json.mapper(), false));
        config.http.maxRequestSize = Gate.MOST_BODY_BYTES;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("millrace-server");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(
                http -> {
                    http.setUriCompliance(ANY_NAME);
                    http.setSendServerVersion(false);
                    http.setSendXPoweredBy(false);
                    http.setRequestHeaderSize(MOST_HEADER_BYTES);
                    http.setResponseHeaderSize(MOST_HEADER_BYTES);
                });
        config.jetty.addConnector(
                (server, http) -> Listening.connector(server, http, settings, MOST_CONNECTIONS));
        config.jetty.modifyServer(
                server -> {
                    server.setErrorHandler(new PlainErrors());
                    Listening.stopTimers(server);
                });
        config.jetty.modifyServletContextHandler(
                context -> {
                    context.getServletHandler().setDecodeAmbiguousURIs(true);
                    context.setErrorHandler(new PlainErrors());
                });
        new Routes(config.routes, gate, book, clock).add();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public void show(JobHandle job) {
        book.add(job);
    }

    /**
     * Tells where to look.
     *
     * @param inPerson whether a person reads it, who gets the token too; it is in no log then
     */
    void invite(PrintStream out, boolean inPerson) {
        if (inPerson) {
            out.println("Dashboard: " + address + "#token=" + Tokens.read(folder));
        } else {
            out.println("Dashboard: " + address + ", tokens in " + folder);
        }
    }

    /**
     * Waits until it is closed, if it has a job to show; says so where the process asked for it.
     */
    void stay(PrintStream out) throws InterruptedException {
        if (book.all().isEmpty()) {
            return;
        }
        for (ShownJob job : book.all()) {
            String cause = job.handle().failure().map(it -> ": " + it.getMessage()).orElse("");
            String ended = "Job '" + job.handle().name() + "' is " + job.handle().status() + cause;
            out.println(ended.replaceAll("\\p{Cntrl}+", " "));
        }
        out.println("It can still be looked at: " + address + ". Ctrl-C ends this.");
        closed.await();
    }

    boolean isListening() {
        return ((ServerConnector) app.jettyServer().server().getConnectors()[0]).isRunning();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        app.stop();
        closed.countDown();
    }
}
