// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

/** What is refused as too much, when writing and when reading. */
final class Limits {

    /**
     * Objects within objects. Deeper ones are cycles or lists linked by hand; each level takes some
     * hundred bytes of a thread's stack, which has 512 KB or more.
     */
    static final int MOST_LEVELS = 400;

    /**
     * Bytes of one text, one byte array, or one value within another. A checkpoint holds such a
     * piece in memory, and for a moment twice.
     */
    static final int LARGEST_PIECE_BYTES = 256 << 20;

    /** What is believed of a length before as much has been read. */
    static final int TRUSTED_BYTES = 1 << 16;

    /** What is believed of a number of elements before as many have been read. */
    static final int TRUSTED_ELEMENTS = 1 << 10;

    private Limits() {}
}
