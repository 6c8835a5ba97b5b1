// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the checkpoints of a job are: it moves when it begins from a savepoint.
 *
 * @param number how often it has moved
 * @param begunFrom the savepoint it has begun from, null for the first
 */
record Home(int number, @Nullable Path begunFrom) {
    /** Runs are numbered anew in each directory, of which the later one counts. */
    private static final long MOST_RUNS = 1_000_000;

    static Home first() {
        return new Home(0, null);
    }

    Home after(Path savepoint) {
        return new Home(number + 1, savepoint);
    }

    String directory() {
        return number == 0 ? "/checkpoints" : "/checkpoints-" + number;
    }

    /** What tells runs apart and in order over all homes. */
    long run(long generation) {
        return number * MOST_RUNS + generation;
    }
}
