// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace simulate}: jobs drawn from seeds, in simulated processes that crash. */
@Command(
        name = "millrace simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Runs jobs that are drawn from seeds in simulated processes that crash, sleep, lose"
                    + " power and have bad disks, and checks what must hold of them. One seed is one"
                    + " job and at least three simulated minutes.",
            "Exit code: 0 if everything held, 1 if something did not, 3 if it held and some fault"
                    + " never happened."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MISSED = 3;

    /** With fewer seeds than this some faults may well not happen. */
    private static final long ENOUGH_SEEDS = 200;

    private static final long NS_PER_SECOND = 1_000_000_000;
    private static final double MS_PER_HOUR = 3_600_000;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "500",
            description = "how many seeds (default: ${DEFAULT-VALUE})")
    long seeds = 500;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "the first of them (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "seeds at a time (default: the number of processors)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "the outcome as one JSON object")
    boolean json;

    @Option(names = "--show-plan", description = "print the plan of each seed, and run nothing")
    boolean showPlan;

    @Option(names = "--log", description = "what the engine logs, on the standard error output")
    boolean log;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    /** One that says in a line what is wrong with its arguments. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new SimulateCommand());
        return line.setParameterExceptionHandler(
                (e, arguments) -> {
                    line.getErr()
                            .println(
                                    "millrace simulate: "
                                            + e.getMessage()
                                            + "; 'millrace simulate --help' says more");
                    return line.getCommandSpec().exitCodeOnInvalidInput();
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", log ? "info" : "off");
        if (showPlan) {
            for (long one = seed; one < seed + seeds; one++) {
                out.println("seed " + one + "\n" + PlanDraw.of(one).text());
            }
            return 0;
        }
        long startNs = System.nanoTime();
        Campaign campaign = new Campaign(seed, seeds, threads);
        campaign.run(it -> progress(it, startNs));
        err.print(System.console() == null ? "" : "\r\033[K");
        long tookNs = System.nanoTime() - startNs;
        Outcome failure = campaign.failure();
        if (json) {
            out.println(json(campaign, failure, tookNs));
        } else {
            print(campaign, tookNs);
        }
        if (failure != null) {
            explain(failure);
            return FAILED;
        }
        return campaign.missed().isEmpty() || seeds < ENOUGH_SEEDS ? 0 : MISSED;
    }

    private void progress(Campaign campaign, long startNs) {
        boolean terminal = System.console() != null;
        if (terminal || campaign.done() % 500 == 0) {
            err.printf(
                    Locale.ROOT,
                    terminal ? "\r\033[K%s" : "%s%n",
                    campaign.done()
                            + " of "
                            + campaign.count()
                            + " seeds, "
                            + (System.nanoTime() - startNs) / NS_PER_SECOND
                            + " s");
        }
    }

    private void print(Campaign campaign, long tookNs) {
        campaign.counts().forEach((what, times) -> out.printf("%12d  %s%n", times, what));
        out.printf(
                Locale.ROOT,
                "%d seeds, %.1f simulated hours, in %.1f s%n",
                campaign.done(),
                campaign.simulatedMs() / MS_PER_HOUR,
                (double) tookNs / NS_PER_SECOND);
        Set<Happening> missed = campaign.missed();
        if (campaign.failure() == null && !missed.isEmpty()) {
            out.println("Never happened: " + missed);
        }
    }

    private static String json(Campaign campaign, @Nullable Outcome failure, long tookNs) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("seeds", campaign.done());
        node.put("simulatedMs", campaign.simulatedMs());
        node.put("tookMs", tookNs / 1_000_000);
        ObjectNode counts = node.putObject("happened");
        campaign.counts().forEach((what, times) -> counts.put(what.name(), times));
        campaign.missed().forEach(it -> counts.put(it.name(), 0));
        if (failure != null && failure.violation() != null) {
            ObjectNode failed = node.putObject("failed");
            failed.put("seed", failure.seed());
            failed.put("invariant", failure.violation().invariant().name());
            failed.put("seen", failure.violation().seen());
            failed.put("traceHash", Long.toHexString(failure.traceHash()));
            failed.put("plan", PlanDraw.of(failure.seed()).text());
        }
        return node.toString();
    }

    private void explain(Outcome failure) {
        Violation violation = Objects.requireNonNull(failure.violation());
        SimulationPlan plan = PlanDraw.of(failure.seed());
        err.println("Seed " + failure.seed() + " breaks " + violation);
        err.println("trace " + Long.toHexString(failure.traceHash()));
        err.println(plan.text());
        err.println("To run it again: ./millrace simulate --seeds 1 --seed " + failure.seed());
        err.println("Looking for a smaller plan that breaks it too ...");
        SimulationPlan small = Shrinking.of(plan, violation, it -> {});
        Outcome again = Campaign.runGuarded(small);
        err.println(small.text());
        err.println("which breaks " + again.violation());
    }
}
