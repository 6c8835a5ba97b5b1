// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Points in time as text, by ISO 8601. The JDK's formatter takes about a microsecond for each,
 * longer than all the rest of reading a row, so the usual shape is read here by hand.
 */
final class IsoTime {
    /** {@code 2001-01-08T00:01Z}. */
    private static final int LENGTH_TO_MINUTE = 17;

    /** {@code 2001-01-08T00:01:02Z}. */
    private static final int LENGTH_TO_SECOND = 20;

    private static final long SECONDS_PER_DAY = 86_400;

    private IsoTime() {}

    /**
     * The point in time that {@code text} names.
     *
     * @throws java.time.DateTimeException if it names none
     */
    static Instant parse(String text) {
        int length = text.length();
        if ((length == LENGTH_TO_MINUTE || length == LENGTH_TO_SECOND) && isUtc(text, length)) {
            int hour = twoDigits(text, 11);
            int minute = twoDigits(text, 14);
            int second = length == LENGTH_TO_SECOND ? twoDigits(text, 17) : 0;
            int year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
            int month = twoDigits(text, 5);
            int day = twoDigits(text, 8);
            // Each is below zero if it was not two digits.
            if ((year | month | day | hour | minute | second) >= 0
                    && hour < 24
                    && minute < 60
                    && second < 60) {
                long days = LocalDate.of(year, month, day).toEpochDay();
                return Instant.ofEpochSecond(
                        days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second);
            }
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    /** The text of {@code time}: seconds and their fractions only where they are not zero. */
    static String format(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toString();
    }

    private static boolean isUtc(String text, int length) {
        return text.charAt(length - 1) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && (length == LENGTH_TO_MINUTE || text.charAt(16) == ':');
    }

    private static int twoDigits(String text, int index) {
        int tens = text.charAt(index) - '0';
        int ones = text.charAt(index + 1) - '0';
        boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
        return digits ? tens * 10 + ones : Integer.MIN_VALUE;
    }
}
