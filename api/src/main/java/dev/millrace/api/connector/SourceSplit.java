// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/**
 * A part of a source that is read in order by one reader: a file, a partition. A split is an
 * immutable value that holds its own position; reading on gives a new value.
 */
public interface SourceSplit {

    /** Unique within the source and stable over restarts; shown to users. */
    String splitId();
}
