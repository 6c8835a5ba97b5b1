// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.time.Millis;

/** Reads and checks the gap after a record. */
final class SessionGap {

    private SessionGap() {}

    static <T> TimeWindow session(
            long start, T element, SessionWindowTimeGapExtractor<? super T> extractor) {
        long gapMs = extractor.extract(element);
        if (gapMs < 1) {
            throw new IllegalArgumentException(
                    "the session gap of "
                            + element
                            + " is "
                            + gapMs
                            + " ms but must be at least 1 ms");
        }
        return new TimeWindow(start, Millis.plus(start, gapMs));
    }
}
