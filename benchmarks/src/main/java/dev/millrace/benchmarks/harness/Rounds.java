// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What all rounds have in common: trials that may fail, and one line for each on the screen. */
final class Rounds {
    private final ResultFile results;
    private final int jdk;

    Rounds(ResultFile results, int jdk) {
        this.results = results;
        this.jdk = jdk;
    }

    /** Carries out a trial; a failure becomes a measurement too. */
    Measurement measure(
            Kind kind,
            String subject,
            Engine engine,
            int parallelism,
            int round,
            Callable<Outcome> trial)
            throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        @Nullable Outcome outcome = null;
        @Nullable String failure = null;
        try {
            outcome = trial.call();
        } catch (TrialFailedException failed) {
            failure = failed.getMessage();
        }
        return new Measurement(
                kind,
                subject,
                engine.id(),
                parallelism,
                round,
                jdk,
                load,
                Verdict.UNCHECKED,
                outcome,
                failure);
    }

    /** Keeps a measurement and shows it. */
    void keep(Measurement measurement) throws IOException {
        results.append(measurement);
        System.out.printf(
                Locale.ROOT,
                "%-10s %-8s round %d  %-14s %s%n",
                measurement.kind().name().toLowerCase(Locale.ROOT),
                measurement.subject(),
                measurement.round(),
                measurement.engine(),
                shown(measurement));
    }

    private static String shown(Measurement measurement) {
        Outcome outcome = measurement.outcome();
        if (outcome == null) {
            return "FAILED: " + measurement.failure();
        }
        String verdict = measurement.verdict().name().toLowerCase(Locale.ROOT);
        return switch (measurement.kind()) {
            case THROUGHPUT ->
                    String.format(
                            Locale.ROOT,
                            "%9.3f M events/s, checksum %s",
                            measurement.figure("eventsPerSecond") / 1e6,
                            verdict);
            case LATENCY, STARTUP, COST -> outcome.figures().toString();
        };
    }
}
