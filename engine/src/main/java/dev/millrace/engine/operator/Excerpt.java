// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import org.jspecify.annotations.Nullable;

/** A user's value as text for logs and messages: short, and with nothing a terminal would obey. */
public final class Excerpt {
    /** Enough to recognise a record by. */
    private static final int LONGEST = 200;

    private Excerpt() {}

    public static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String text;
        try {
            text = String.valueOf(value);
        } catch (RuntimeException e) {
            return value.getClass().getName()
                    + " whose toString() throws "
                    + e.getClass().getName();
        }
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        if (text.length() > LONGEST) {
            shown.append("… (").append(text.length()).append(" characters)");
        }
        return shown.toString();
    }
}
