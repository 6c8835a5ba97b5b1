// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated run ended.
 *
 * @param seed of the plan
 * @param violation what did not hold, null if everything did
 * @param traceHash over every step of every process
 * @param simulatedMs how much virtual time passed
 * @param counts what happened, and how often
 */
record Outcome(
        long seed,
        @Nullable Violation violation,
        long traceHash,
        long simulatedMs,
        Map<Happening, Long> counts) {}
