// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;

/** The departures of an airport in three hours. */
record AirportDelay(Instant windowEnd, String airport, long flights, long sumMin) {
    /** By falling average, those with the same by name. */
    static final Comparator<AirportDelay> WORST_FIRST =
            ((Comparator<AirportDelay>) AirportDelay::byFallingAverage)
                    .thenComparing(AirportDelay::airport);

    /** Exact: {@code a / b > c / d} asked as {@code a * d > c * b}. */
    private static int byFallingAverage(AirportDelay one, AirportDelay other) {
        return Long.compare(other.sumMin * one.flights, one.sumMin * other.flights);
    }

    WorstAirport ranked(int rank) {
        BigDecimal averageMin =
                BigDecimal.valueOf(sumMin)
                        .divide(BigDecimal.valueOf(flights), 2, RoundingMode.HALF_UP);
        return new WorstAirport(windowEnd, rank, airport, flights, averageMin);
    }
}
