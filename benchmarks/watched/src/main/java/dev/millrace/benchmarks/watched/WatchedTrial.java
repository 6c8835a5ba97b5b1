// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.watched;

import dev.millrace.api.JobHandle;
import dev.millrace.benchmarks.events.EventLog;
import dev.millrace.benchmarks.events.Meter;
import dev.millrace.benchmarks.events.Recount;
import dev.millrace.benchmarks.millrace.MillraceContender;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.trial.ChildProcess;
import dev.millrace.benchmarks.trial.Moment;
import dev.millrace.benchmarks.trial.Periods;
import dev.millrace.benchmarks.trial.Trial;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The process of a running count of a million keys. By turns nobody can look at it, for it has no
 * server, and somebody does.
 */
final class WatchedTrial {
    private static final Query QUERY = Query.KV_1M;
    private static final int KEYS = 1_000_000;

    /** Before a period is measured: a server comes up or goes, and the onlooker begins. */
    private static final long LEAD_MS = 1_000;

    /** Watched and not measured: the code of the server is compiled then. */
    private static final long FIRST_WATCH_MS = 20_000;

    /**
     * So much faster is read then if many keys are read at once: what runs ten times a second is
     * not compiled in 20 s, and would be measured while it is interpreted.
     */
    private static final long FIRST_WATCH_RATE = 10;

    private static final long POLL_MS = 20;
    private static final int CHECKED_KEYS = 1_000;

    private final Plan plan;
    private final EventLog log = QUERY.generate();
    private final Trial trial;
    private final List<Seen> seen = new ArrayList<>();

    /**
     * What to do.
     *
     * @param readsPerSecond keys that are read, 0 to look at metrics instead
     * @param atOnce so many of them by one request
     * @param pairs of periods, one watched and one not
     */
    record Plan(
            int parallelism,
            long readsPerSecond,
            int atOnce,
            long warmupMs,
            long periodMs,
            int pairs,
            Path folder) {

        long firstReadsPerSecond() {
            return atOnce == 1 ? readsPerSecond : FIRST_WATCH_RATE * readsPerSecond;
        }
    }

    private WatchedTrial(Plan plan) {
        this.plan = plan;
        this.trial = new Trial(QUERY, log, Meter.untilStopped(plan.parallelism)).begin();
    }

    /**
     * @param args how many splits, how many reads per second, how many of them at once, for how
     *     many milliseconds to warm up, how many a period has, how many pairs of periods, and a
     *     folder for the server
     */
    public static void main(String[] args) {
        Plan plan =
                new Plan(
                        Integer.parseInt(args[0]),
                        Long.parseLong(args[1]),
                        Integer.parseInt(args[2]),
                        Long.parseLong(args[3]),
                        Long.parseLong(args[4]),
                        Integer.parseInt(args[5]),
                        Path.of(args[6]));
        ChildProcess.run(
                () -> {
                    try (OnlookerProcess onlooker = OnlookerProcess.start(KEYS)) {
                        return new WatchedTrial(plan).run(onlooker);
                    }
                });
    }

    private Outcome run(OnlookerProcess onlooker) throws Exception {
        JobHandle job = MillraceContender.start(trial);
        while (trial.meter().total() < QUERY.settleEvents()) {
            pause(job, POLL_MS);
        }
        pause(job, plan.warmupMs);
        Periods periods = new Periods();
        watched(job, onlooker, FIRST_WATCH_MS, plan.firstReadsPerSecond());
        seen.clear();
        for (int number = 0; number < 2 * plan.pairs; number++) {
            Moment[] period =
                    Periods.hasCondition(number)
                            ? watched(job, onlooker, plan.periodMs, plan.readsPerSecond)
                            : measured(job, plan.periodMs);
            periods.add(period[0], period[1]);
        }
        trial.meter().stop();
        job.await();
        if (job.failure().isPresent()) {
            throw new IllegalStateException("the job failed", job.failure().get());
        }
        check(job, onlooker);
        Map<String, Double> figures = periods.figures();
        figures.putAll(onlookers());
        Checksum rows = trial.collected();
        List<Long> read = Arrays.stream(trial.meter().positions()).boxed().toList();
        return new Outcome(figures, read, rows.rows(), rows.sum());
    }

    private Moment[] watched(
            JobHandle job, OnlookerProcess onlooker, long periodMs, long readsPerSecond)
            throws Exception {
        try (MillraceServer server = serve(job)) {
            String address = server.address().toString();
            String folder = plan.folder.toString();
            String ms = Long.toString(LEAD_MS + periodMs);
            if (readsPerSecond > 0) {
                String rate = Long.toString(readsPerSecond);
                String atOnce = Integer.toString(plan.atOnce);
                onlooker.order("read", address, folder, rate, atOnce, ms);
            } else {
                onlooker.order("scrape", address, folder, ms);
            }
            Moment[] period = measured(job, periodMs);
            seen.add(onlooker.seen());
            return period;
        }
    }

    private MillraceServer serve(JobHandle job) {
        MillraceServer server = MillraceServer.start(ServerSettings.loopback(0, plan.folder));
        server.show(job);
        return server;
    }

    private Moment[] measured(JobHandle job, long periodMs) throws InterruptedException {
        pause(job, LEAD_MS);
        Moment from = Moment.with(trial.meter().total());
        pause(job, periodMs);
        return new Moment[] {from, Moment.with(trial.meter().total())};
    }

    private static void pause(JobHandle job, long ms) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ms);
        if (job.status().isTerminal()) {
            throw new IllegalStateException("the job ended while it was measured", failure(job));
        }
    }

    private static Throwable failure(JobHandle job) {
        return job.failure().orElseGet(() -> new IllegalStateException("it did not fail"));
    }

    /**
     * What is read when the job has ended is exactly what its input says, and not less than before.
     */
    private void check(JobHandle job, OnlookerProcess onlooker) throws IOException {
        try (MillraceServer server = serve(job)) {
            if (plan.readsPerSecond > 0) {
                onlooker.order("read-again", server.address().toString(), plan.folder.toString());
                onlooker.seen();
            }
            StatePage state = StatePage.in(Page.of(server.address(), plan.folder));
            Recount recount = new Recount(log, trial.meter().positions());
            SplittableRandom random = new SplittableRandom(KEYS);
            for (int checked = 0; checked < CHECKED_KEYS; checked++) {
                long key = random.nextInt(KEYS);
                long count = state.count(key);
                if (count != recount.of(key)) {
                    throw new WrongAnswerException(
                            "key " + key + ": read " + count + ", counted " + recount.of(key));
                }
            }
        }
    }

    private Map<String, Double> onlookers() {
        double seconds = seen.stream().mapToDouble(Seen::seconds).sum();
        double answers = seen.stream().mapToLong(Seen::answers).sum();
        double cpuSeconds = seen.stream().mapToDouble(Seen::cpuSeconds).sum();
        return Map.of(
                "answersPerSecond",
                answers / seconds,
                "onlookerCores",
                cpuSeconds / seconds,
                "answerP50Ms",
                seen.stream().mapToDouble(Seen::p50Ms).max().orElse(0),
                "answerP99Ms",
                seen.stream().mapToDouble(Seen::p99Ms).max().orElse(0));
    }
}
