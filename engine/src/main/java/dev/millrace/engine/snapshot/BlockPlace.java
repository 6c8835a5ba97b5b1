// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/**
 * Where a block of entries is and what it has.
 *
 * @param part place of its part in the file's list
 * @param offset of its frame in the file
 * @param sizeBytes all of it
 * @param firstGroup with the next: the key groups its entries are of; all groups if there are
 *     entries about all
 * @param lastGroup the greatest of them
 * @param entries how many it has
 */
record BlockPlace(
        int part, long offset, int sizeBytes, int firstGroup, int lastGroup, long entries) {

    long endOffset() {
        return offset + sizeBytes;
    }

    boolean overlaps(int first, int end) {
        return firstGroup < end && first <= lastGroup;
    }
}
