// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

/**
 * How records are written into a file. Immutable and used by many threads.
 *
 * @param <T> type of the records
 */
public interface OutputFormat<T> {

    /** End of the names of such files, without a dot: {@code csv}. */
    String extension();

    /** What every file begins with, with its line end; empty if with nothing. */
    default String header() {
        return "";
    }

    /** Makes the encoder of one writer. */
    RecordEncoder<T> newEncoder();
}
