// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.function.AggregateFunction;

/**
 * Sums over some departures.
 *
 * @param delayed15 how many were late by more than 15 minutes
 */
record Delays(long flights, long sumMin, int maxMin, long delayed15) {
    private static final int NOTABLE_MIN = 15;
    private static final Delays NONE = new Delays(0, 0, Integer.MIN_VALUE, 0);

    private static Delays of(Flight flight) {
        int delayMin = flight.delayMin();
        return new Delays(1, delayMin, delayMin, delayMin > NOTABLE_MIN ? 1 : 0);
    }

    private Delays plus(Delays more) {
        return new Delays(
                flights + more.flights,
                sumMin + more.sumMin,
                Math.max(maxMin, more.maxMin),
                delayed15 + more.delayed15);
    }

    /** Adds up departures. */
    static final class Total implements AggregateFunction<Flight, Delays, Delays> {
        @Override
        public Delays createAccumulator() {
            return NONE;
        }

        @Override
        public Delays add(Flight flight, Delays total) {
            return total.plus(of(flight));
        }

        @Override
        public Delays getResult(Delays total) {
            return total;
        }

        @Override
        public Delays merge(Delays earlier, Delays later) {
            return earlier.plus(later);
        }
    }
}
