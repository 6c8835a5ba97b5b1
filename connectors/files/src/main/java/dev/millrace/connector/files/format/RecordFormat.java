// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

/**
 * How the records of a file are read. Immutable and used by many threads; the parser it makes
 * belongs to one file and one thread.
 *
 * <p>A format of one's own, for lines like {@code 12:34}:
 *
 * <pre>{@code
 * record Minutes() implements RecordFormat<LocalTime> {
 *     public Framing framing() {
 *         return Framing.nonEmptyLines();
 *     }
 *
 *     public RecordParser<LocalTime> newParser() {
 *         return (text, line) -> LocalTime.parse(text);
 *     }
 * }
 * }</pre>
 *
 * @param <T> type of the records
 */
public interface RecordFormat<T> {

    /** Where records begin and end. */
    Framing framing();

    /** Makes the parser of one file. */
    RecordParser<T> newParser();
}
