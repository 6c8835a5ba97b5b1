// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Ratios;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The measurements of one kind, parallelism and JDK, to look figures up in. */
record Findings(List<Measurement> measurements) {

    static Findings of(List<Measurement> all, Kind kind, int parallelism, int jdk) {
        return new Findings(
                all.stream()
                        .filter(measurement -> measurement.kind() == kind)
                        .filter(measurement -> measurement.parallelism() == parallelism)
                        .filter(measurement -> measurement.jdk() == jdk)
                        .toList());
    }

    boolean isEmpty() {
        return measurements.isEmpty();
    }

    /** Whether a subject has been measured with any engine. */
    boolean knows(String subject) {
        return measurements.stream().anyMatch(found -> found.subject().equals(subject));
    }

    private List<Measurement> of(Engine engine, String subject) {
        return measurements.stream()
                .filter(found -> found.engine().equals(engine.id()))
                .filter(found -> found.subject().equals(subject))
                .toList();
    }

    /** A figure over the rounds, if there is a round that counts. */
    Optional<Figures> figures(Engine engine, String subject, String name) {
        List<Double> values =
                of(engine, subject).stream()
                        .filter(Measurement::counts)
                        .filter(found -> found.found().figures().containsKey(name))
                        .map(found -> found.figure(name))
                        .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Figures.of(values));
    }

    /** What one subject leaves of another's figure, in pairs of a round. */
    Optional<Ratios> ratios(Engine engine, String with, String without, String name) {
        List<Double> above = new ArrayList<>();
        List<Double> below = new ArrayList<>();
        int[] all = measurements.stream().mapToInt(Measurement::round).distinct().toArray();
        for (int round : all) {
            List<Double> ours = ofRound(engine, with, round, name);
            List<Double> theirs = ofRound(engine, without, round, name);
            int pairs = Math.min(ours.size(), theirs.size());
            above.addAll(ours.subList(0, pairs));
            below.addAll(theirs.subList(0, pairs));
        }
        return above.isEmpty() ? Optional.empty() : Optional.of(Ratios.of(above, below));
    }

    private List<Double> ofRound(Engine engine, String subject, int round, String name) {
        return of(engine, subject).stream()
                .filter(found -> found.round() == round && found.counts())
                .map(found -> found.figure(name))
                .toList();
    }

    /** Of a figure that is a number of something, over all rounds that count. */
    int sum(Engine engine, String subject, String name) {
        return of(engine, subject).stream()
                .filter(Measurement::counts)
                .mapToInt(found -> (int) found.figure(name))
                .sum();
    }

    /** A cell: the figure, or why there is none. */
    String cell(Engine engine, String subject, String name, double unit) {
        List<Measurement> found = of(engine, subject);
        if (found.stream().anyMatch(one -> one.verdict() == Verdict.DIFFERENT)) {
            return "**wrong rows**";
        }
        if (found.stream().anyMatch(one -> one.outcome() == null)) {
            return "**failed**";
        }
        return figures(engine, subject, name)
                .map(figures -> figures.dividedBy(unit).text())
                .orElse("–");
    }
}
