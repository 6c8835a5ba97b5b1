// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

/**
 * Something in a directory.
 *
 * @param name without the directory
 * @param directory whether it is a directory itself
 * @param sizeBytes of a file; of no meaning for a directory
 */
public record DiskEntry(String name, boolean directory, long sizeBytes) {}
