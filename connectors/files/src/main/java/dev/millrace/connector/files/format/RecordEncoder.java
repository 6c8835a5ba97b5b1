// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

/**
 * Makes text of records. All calls come from one thread.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface RecordEncoder<T> {

    /**
     * The record as text, with its line end.
     *
     * @throws Exception if it cannot be written; nothing of it is then in the file
     */
    String encode(T value) throws Exception;
}
