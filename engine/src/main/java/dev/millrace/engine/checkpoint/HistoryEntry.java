// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/**
 * One entry of a job's history: the numbered list in a store in which each entry is put only if
 * nobody else has put one of that number. Whoever has seen entries up to a number and puts the next
 * one knows that nothing has come between.
 */
public sealed interface HistoryEntry permits Claim, Manifest {

    /** The job whose history it is. */
    String jobName();

    /** The version of the engine that wrote it. */
    String engineVersion();
}
