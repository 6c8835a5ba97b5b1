// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.util.List;

/**
 * How far a running job has come.
 *
 * @param bytesRead of the input as it lies on disk
 * @param bytesTotal 0 if not yet known
 * @param records departures read
 * @param worst the worst airports now, the worst first
 */
record Progress(long bytesRead, long bytesTotal, long records, List<WorstAirport> worst) {

    int percent() {
        return bytesTotal == 0 ? 0 : (int) (100 * bytesRead / bytesTotal);
    }
}
