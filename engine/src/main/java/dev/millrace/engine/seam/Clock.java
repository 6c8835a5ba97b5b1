// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

/** Time as the engine sees it. May be read by any thread. */
public interface Clock {

    /** Never goes back; for durations and deadlines. Its zero means nothing. */
    long monotonicNs();

    /** Wall clock in ms since the epoch: processing time. May jump, also backwards. */
    long wallMs();
}
