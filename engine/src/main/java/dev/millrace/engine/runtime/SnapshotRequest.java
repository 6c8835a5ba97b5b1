// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.exchange.Control;

/**
 * A snapshot that a participant takes.
 *
 * @param participant whose it is
 * @param barrier the barrier it belongs to
 * @param base whether it says everything, and not only what changed since the one before
 * @param drained whether the participant has processed all its input
 * @param alignedNs for how long it held back an input
 */
record SnapshotRequest(
        int participant, Control.Barrier barrier, boolean base, boolean drained, long alignedNs) {}
