// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/** What users wrote, as it may stand in a line of a log: it can neither begin one nor fill it. */
final class LogText {
    /** Longer than any name that was meant to be read. */
    static final int MOST_CHARS = 200;

    private LogText() {}

    /** The text with control characters escaped, cut if it is long. */
    static String of(@Nullable Object value) {
        String text = String.valueOf(value);
        StringBuilder shown = new StringBuilder(Math.min(text.length(), MOST_CHARS) + 1);
        int i = 0;
        while (i < text.length() && shown.length() < MOST_CHARS) {
            int point = text.codePointAt(i);
            if (isUnfit(point)) {
                shown.append(String.format("\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return i < text.length() ? shown.append('…').toString() : shown.toString();
    }

    /** What begins a line, obeys a terminal, or turns the direction of a text. */
    private static boolean isUnfit(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
