// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

/**
 * Makes values of one file's records. All calls come from one thread.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface RecordParser<T> {

    /**
     * The value of a record.
     *
     * @param text the record without its line end
     * @param line the line it begins at, 1-based
     * @throws Exception if it is not a record; it is then rejected with this cause, and the
     *     source's error policy decides
     */
    T parse(String text, long line) throws Exception;

    /**
     * Called once, before any record, if the format has a header.
     *
     * @throws Exception if nothing in this file can be read with such a header; this fails the job
     */
    default void header(String text) throws Exception {}
}
