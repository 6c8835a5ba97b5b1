// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.outcome;

import java.util.List;
import java.util.Map;

/**
 * What a trial found, as it travels from the child JVM to the harness: one line of JSON.
 *
 * @param figures what was measured, by name; units are in the names
 * @param positions events given out by each split, so that the run can be repeated
 * @param checksum of all rows, or 0 where rows are not compared
 */
public record Outcome(
        Map<String, Double> figures, List<Long> positions, long rows, long checksum) {}
