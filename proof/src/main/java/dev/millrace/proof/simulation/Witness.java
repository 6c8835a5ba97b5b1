// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the first violation of a run, and counts what happened in it. For one thread. */
final class Witness {
    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);
    private @Nullable Violation first;

    void violated(Invariant invariant, String seen) {
        if (first == null) {
            first = new Violation(invariant, seen);
        }
    }

    void require(boolean holds, Invariant invariant, String seen) {
        if (!holds) {
            violated(invariant, seen);
        }
    }

    void saw(Happening happening) {
        saw(happening, 1);
    }

    void saw(Happening happening, long times) {
        if (times > 0) {
            counts.merge(happening, times, Long::sum);
        }
    }

    @Nullable Violation first() {
        return first;
    }

    Map<Happening, Long> counts() {
        return counts;
    }
}
