// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The frame of a section of costs in a page: the machine, how busy it was, and the tables of each
 * JDK.
 *
 * @param section where it stands
 * @param measurements what was found
 * @param parallelism of the trials it tells of
 */
record CostPage(Section section, List<Measurement> measurements, int parallelism) {

    /** Writes what {@code tables} makes of the findings of a JDK, whose release it is told. */
    void writeInto(Path page, BiFunction<Findings, Integer, List<String>> tables)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Machine: " + Machine.describe() + ".");
        lines.add(Report.load(measurements));
        for (int jdk : measurements.stream().mapToInt(Measurement::jdk).distinct().toArray()) {
            lines.addAll(tables.apply(Findings.of(measurements, Kind.COST, parallelism, jdk), jdk));
        }
        lines.add("");
        section.writeInto(page, lines);
    }
}
