// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/**
 * Whose file it is.
 *
 * @param job name of the job
 * @param generation of the run that wrote it
 * @param epoch of the checkpoint it was written for
 */
public record SnapshotIdentity(String job, long generation, long epoch) {}
