// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside, made fit for a message: short, and with escapes for control characters, so
 * that a file's content can neither fill a log nor steer a terminal.
 */
public final class Snippet {
    /** As much as helps to recognise a value, and fits beside a message on a wide terminal. */
    private static final int MAX_CHARS = 80;

    private Snippet() {}

    /** The beginning of {@code text} in single quotes. */
    public static String of(String text) {
        return "'" + shortened(text, MAX_CHARS) + "'";
    }

    /** The beginning of a message made by somebody else, which may quote its input. */
    public static String ofMessage(@Nullable String message) {
        return shortened(String.valueOf(message), 3 * MAX_CHARS);
    }

    /** The beginning of bytes that are UTF-8 for the greater part. */
    public static String of(byte[] bytes, int from, int length) {
        return of(new String(bytes, from, Math.min(length, 4 * MAX_CHARS), StandardCharsets.UTF_8));
    }

    private static String shortened(String text, int maxChars) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(maxChars).forEach(c -> append(out, c));
        return out.append(text.length() > maxChars ? "…" : "").toString();
    }

    private static void append(StringBuilder out, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    out.append(String.format("\\u%04x", codePoint));
            default -> out.appendCodePoint(codePoint);
        }
    }
}
