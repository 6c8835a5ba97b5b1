// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

/** Makes names harmless to terminals and logs: a name is data and may hold any character. */
final class Escaped {

    private Escaped() {}

    /** The text with control characters as {@code \\u001b}. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        int type = Character.getType(c);
        boolean harmful =
                type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR;
        if (harmful) {
            out.append("\\u%04x".formatted(c));
        } else {
            out.appendCodePoint(c);
        }
    }
}
