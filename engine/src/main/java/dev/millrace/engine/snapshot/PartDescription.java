// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/**
 * A part in a snapshot file.
 *
 * @param uid the operator it belongs to
 * @param subtask who wrote it
 * @param schema what its entries look like
 * @param base whether it says everything; else what has changed since the file before
 * @param maxParallelism into how many groups its keys are divided
 * @param entries how many it has
 */
public record PartDescription(
        String uid,
        int subtask,
        PartSchema schema,
        boolean base,
        int maxParallelism,
        long entries) {}
