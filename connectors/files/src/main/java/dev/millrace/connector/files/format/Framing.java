// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

/**
 * Where a record of a file begins and ends. A line ends with {@code \n} or {@code \r\n}; the last
 * one may end with the file.
 *
 * @param hasHeader whether the first record describes the others and is none itself
 * @param skipsEmptyLines whether an empty line is nothing at all, rather than an empty record
 * @param quotedFieldSeparator what separates fields that may be quoted with {@code "} and then may
 *     hold line breaks; {@link #NO_QUOTES} if every line break ends a record
 */
public record Framing(boolean hasHeader, boolean skipsEmptyLines, byte quotedFieldSeparator) {
    /** Quotes mean nothing. */
    public static final byte NO_QUOTES = 0;

    /** Every line is a record, also an empty one. */
    public static Framing lines() {
        return new Framing(false, false, NO_QUOTES);
    }

    /** Every line that is not empty is a record. */
    public static Framing nonEmptyLines() {
        return new Framing(false, true, NO_QUOTES);
    }

    /** Lines of fields that may be quoted; empty lines are skipped. */
    public static Framing quotedFields(byte separator, boolean hasHeader) {
        return new Framing(hasHeader, true, separator);
    }
}
