// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Repeats runs over exactly their events, with the hand-written loop in one thread. */
record Repetition(ChildJvm jvm) {

    /** The same measurements, with a verdict where there is a run to repeat. */
    List<Measurement> verify(Query query, List<Measurement> measured)
            throws IOException, InterruptedException {
        List<Measurement> finished = measured.stream().filter(Measurement::counts).toList();
        List<String> order = new ArrayList<>(List.of("repeat", query.id()));
        finished.forEach(measurement -> order.add(positions(measurement.found())));
        List<Outcome> expected = finished.isEmpty() ? List.of() : jvm.run(Engine.ORACLE, order);
        List<Measurement> judged = new ArrayList<>();
        for (Measurement measurement : measured) {
            int index = finished.indexOf(measurement);
            judged.add(index < 0 ? measurement : judge(measurement, expected.get(index)));
        }
        return judged;
    }

    private static String positions(Outcome outcome) {
        return outcome.positions().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Measurement judge(Measurement measurement, Outcome expected) {
        Outcome found = measurement.found();
        boolean equal =
                found.rows() == expected.rows()
                        && found.checksum() == expected.checksum()
                        && found.positions().equals(expected.positions());
        return measurement.judged(equal ? Verdict.EQUAL : Verdict.DIFFERENT);
    }
}
