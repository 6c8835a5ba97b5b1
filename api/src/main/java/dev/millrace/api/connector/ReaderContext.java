// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/** What a reader works with. Used only from the reader's own calls. */
public interface ReaderContext {

    /** Index of the reader's subtask. */
    int subtask();

    int parallelism();

    /** Asks the enumerator for one more split; the answer comes as {@code addSplits}. */
    void requestSplit();

    /** Wall clock in ms since the epoch; the engine's own, so that a simulation can set it. */
    long processingTimeMs();

    /** Monotonic clock in ns, for durations; the engine's own. */
    long monotonicNs();
}
