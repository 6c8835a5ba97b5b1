// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

/**
 * One participant's snapshot that is in the store.
 *
 * @param participant whose it is
 * @param epoch the checkpoint it belongs to
 * @param drained whether the participant had processed all its input
 * @param alignedNs for how long it held back an input
 * @param sizeBytes what was written for it
 * @param content where it is, as the store knows it
 */
record TakenSnapshot(
        int participant,
        long epoch,
        boolean drained,
        long alignedNs,
        long sizeBytes,
        Object content) {}
