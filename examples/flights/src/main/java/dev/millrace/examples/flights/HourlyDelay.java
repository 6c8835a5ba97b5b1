// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.time.Instant;

/**
 * The departures of an airport in an hour. Components are named as their columns are to be.
 *
 * @param delayed_15 how many were late by more than 15 minutes
 */
record HourlyDelay(
        Instant windowStart,
        String airport,
        long flights,
        long delaySumMin,
        int maxDelayMin,
        long delayed_15) {}
