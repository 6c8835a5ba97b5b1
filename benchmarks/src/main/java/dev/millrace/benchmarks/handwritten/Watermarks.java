// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import java.util.Arrays;

/** The minimum over the watermarks of several inputs. */
final class Watermarks {
    private final long[] inputsMs;
    private long minimumMs = Long.MIN_VALUE;

    Watermarks(int inputs) {
        inputsMs = new long[inputs];
        Arrays.fill(inputsMs, Long.MIN_VALUE);
    }

    /** Takes an input's watermark and tells whether the minimum has grown by it. */
    boolean advance(int input, long watermarkMs) {
        if (watermarkMs <= inputsMs[input]) {
            return false;
        }
        inputsMs[input] = watermarkMs;
        long before = minimumMs;
        minimumMs = smallest();
        return minimumMs > before;
    }

    private long smallest() {
        long smallest = Long.MAX_VALUE;
        for (long inputMs : inputsMs) {
            smallest = Math.min(smallest, inputMs);
        }
        return smallest;
    }

    long minimumMs() {
        return minimumMs;
    }
}
