// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One trial in the result file: one line of JSON.
 *
 * @param kind what was measured
 * @param subject id of the query, or events per second for latency, id of the {@link Costs}, or
 *     empty
 * @param engine id of the engine
 * @param parallelism splits and threads
 * @param round from 1
 * @param jdk feature release of the JDK
 * @param load the machine's load average just before; above 0.5 something else was running
 * @param verdict whether its checksum was that of the hand-written loop
 * @param outcome what the trial found, absent if it failed
 * @param failure why it failed, absent if it did not
 */
record Measurement(
        Kind kind,
        String subject,
        String engine,
        int parallelism,
        int round,
        int jdk,
        double load,
        Verdict verdict,
        @Nullable Outcome outcome,
        @Nullable String failure) {

    /** What is measured. */
    enum Kind {
        /** Events per second of a query. */
        THROUGHPUT,
        /** Time from an event to the result it completes. */
        LATENCY,
        /** Time and memory of a whole process. */
        STARTUP,
        /**
         * What checkpoints, guarantees and being watched cost, and how soon a killed job goes on.
         */
        COST
    }

    /** What became of the checksum. */
    enum Verdict {
        /** The same rows as the hand-written loop made of the same events. */
        EQUAL,
        /** Other rows: the figure is worthless. */
        DIFFERENT,
        /** Not compared in this round, or nothing to compare. */
        UNCHECKED
    }

    /** The same with a verdict. */
    Measurement judged(Verdict found) {
        return new Measurement(
                kind, subject, engine, parallelism, round, jdk, load, found, outcome, failure);
    }

    /** Whether its figures count. */
    boolean counts() {
        return outcome != null && verdict != Verdict.DIFFERENT;
    }

    /** What the trial found; to be called if it did not fail. */
    Outcome found() {
        if (outcome == null) {
            throw new IllegalStateException("the trial failed: " + this);
        }
        return outcome;
    }

    /** A figure by name. */
    double figure(String name) {
        Double value = found().figures().get(name);
        if (value == null) {
            throw new IllegalArgumentException("no figure " + name + " in " + this);
        }
        return value;
    }
}
