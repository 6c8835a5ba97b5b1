// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.benchmarks.events.EventLog;
import dev.millrace.benchmarks.events.Meter;
import dev.millrace.benchmarks.latency.LatencyTrial;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.visitors.FullCheckpoint;
import dev.millrace.benchmarks.visitors.Measuring;
import dev.millrace.benchmarks.visitors.Plan;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;

/**
 * The child JVM's side of the harness: takes one order from its arguments, carries it out with the
 * contender and prints the {@link Outcome}s, one a line behind {@link #MARK}.
 *
 * <pre>{@code
 * throughput <query> <parallelism> <warmupMs> <measureMs>
 * repeat <query> <position,position,...> ...
 * latency <parallelism> <eventsPerSecond> <warmupMs> <measureMs>
 * visitors <keys> <parallelism> <visitsPerSecond> <checkpointMs> <directory> <sinkNs> <warmupMs> <measureMs>
 * until-killed <keys> <parallelism> <visitsPerSecond> <checkpointMs> <directory> <sinkNs>
 * }</pre>
 */
public final class ChildProcess {
    /**
     * What a line of standard output begins with if it is an outcome and not an engine's chatter.
     */
    public static final String MARK = "OUTCOME ";

    private final Contender contender;

    private ChildProcess(Contender contender) {
        this.contender = contender;
    }

    /** Carries out the order and ends the JVM: 0 if it could be done, 1 if not. */
    public static void serve(Callable<? extends Contender> factory, String[] args) {
        List<String> order = Arrays.stream(args).filter(arg -> !arg.startsWith("--")).toList();
        end(
                () -> {
                    try (Contender contender = factory.call()) {
                        new ChildProcess(contender).carryOut(order);
                    }
                });
    }

    /**
     * Runs the only trial of this JVM, tells the harness what it found, and ends the JVM so too.
     */
    public static void run(Callable<Outcome> trial) {
        end(() -> print(trial.call()));
    }

    private interface Work {
        void carryOut() throws Exception;
    }

    private static void end(Work work) {
        int exitCode = 0;
        try {
            work.carryOut();
        } catch (Throwable failure) {
            failure.printStackTrace(System.err);
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private void carryOut(List<String> order) throws Exception {
        switch (order.get(0)) {
            case "throughput" -> throughput(order);
            case "repeat" -> repeat(order);
            case "latency" -> latency(order);
            case "visitors" -> visitors(order);
            case "until-killed" -> untilKilled(order);
            default -> throw new IllegalArgumentException("no such order: " + order);
        }
    }

    private void throughput(List<String> order) throws Exception {
        Query query = Query.of(order.get(1));
        Meter meter = Meter.untilStopped(Integer.parseInt(order.get(2)));
        Trial trial = new Trial(query, query.generate(), meter).begin();
        long warmupMs = Long.parseLong(order.get(3));
        long measureMs = Long.parseLong(order.get(4));
        print(new Throughput(trial, warmupMs, measureMs).measure(contender));
    }

    private void repeat(List<String> order) throws Exception {
        Query query = Query.of(order.get(1));
        EventLog log = query.generate();
        for (String positions : order.subList(2, order.size())) {
            long[] limits =
                    Arrays.stream(positions.split(",")).mapToLong(Long::parseLong).toArray();
            Trial trial = new Trial(query, log, Meter.upTo(limits)).begin();
            contender.run(trial);
            Checksum rows = trial.collected();
            List<Long> read = Arrays.stream(trial.meter().positions()).boxed().toList();
            print(new Outcome(Map.of(), read, rows.rows(), rows.sum()));
        }
    }

    private void latency(List<String> order) throws Exception {
        LatencyTrial trial =
                new LatencyTrial(
                                Integer.parseInt(order.get(1)),
                                Long.parseLong(order.get(2)),
                                Long.parseLong(order.get(3)),
                                Long.parseLong(order.get(4)))
                        .begin();
        contender.run(trial);
        Histogram latenciesNs = trial.latenciesNs();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50Ms", latenciesNs.getValueAtPercentile(50) / 1e6);
        figures.put("p99Ms", latenciesNs.getValueAtPercentile(99) / 1e6);
        figures.put("p999Ms", latenciesNs.getValueAtPercentile(99.9) / 1e6);
        figures.put("maxMs", latenciesNs.getMaxValue() / 1e6);
        print(new Outcome(figures, List.of(), latenciesNs.getTotalCount(), 0));
    }

    private void visitors(List<String> order) throws Exception {
        VisitorTrial trial = new VisitorTrial(Plan.of(order.subList(1, 7))).begin();
        long warmupMs = Long.parseLong(order.get(7));
        long measureMs = Long.parseLong(order.get(8));
        Callable<?> job =
                () -> {
                    contender.run(trial);
                    return trial;
                };
        print(new Measuring(trial, warmupMs, measureMs).measure(job));
    }

    /** Tells the first row and, each time, that a checkpoint with all keys is there. */
    private void untilKilled(List<String> order) throws Exception {
        VisitorTrial trial = new VisitorTrial(Plan.of(order.subList(1, 7)));
        FullCheckpoint.announce(trial);
        contender.run(trial.announcingFirstRow().begin());
    }

    private static void print(Outcome outcome) throws JsonProcessingException {
        System.out.println(MARK + new ObjectMapper().writeValueAsString(outcome));
    }
}
