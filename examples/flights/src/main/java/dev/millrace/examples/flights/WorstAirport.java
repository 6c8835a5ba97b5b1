// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One of the five airports with the highest average delay.
 *
 * @param windowEnd the end of the three hours that are looked at
 * @param rank 1 for the worst
 * @param avgDelayMin with 2 decimals
 */
record WorstAirport(
        Instant windowEnd, int rank, String airport, long flights, BigDecimal avgDelayMin) {}
