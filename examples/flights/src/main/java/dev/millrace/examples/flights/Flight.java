// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.time.Instant;

/**
 * A departure, a line of the input.
 *
 * @param reported when it became known
 * @param scheduled when it should have been: its event time
 * @param origin the airport it left
 * @param delayMin below 0 if it left early
 */
record Flight(Instant reported, Instant scheduled, String origin, int delayMin) {
    Flight {
        if (origin.isBlank()) {
            throw new IllegalArgumentException("A flight needs an origin, but the column is empty");
        }
    }
}
