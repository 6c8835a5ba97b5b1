// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/**
 * A snapshot file as a manifest knows it. Files are never changed, so this says what it must be.
 *
 * @param name in the store
 * @param epoch the checkpoint it was written for
 * @param sizeBytes all of it
 * @param checksum CRC32C over all of it
 */
public record SnapshotFileRef(String name, long epoch, long sizeBytes, int checksum) {}
