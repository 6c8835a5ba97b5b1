// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * A numbered place in a history and what was found in it: an entry or damage.
 *
 * @param number from 1 on
 */
public record HistorySlot(long number, @Nullable HistoryEntry entry, @Nullable Damage damage) {
    private static final String PREFIX = "history/";
    private static final int DIGITS = 12;

    public HistorySlot {
        if ((entry == null) == (damage == null)) {
            throw new IllegalArgumentException("either an entry or damage: " + entry + damage);
        }
    }

    /** Where entries are in a store. */
    public static String prefix() {
        return PREFIX;
    }

    /** The name under which the entry of this number is in a store. */
    public static String name(long number) {
        String digits = Long.toString(number);
        return PREFIX + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /** The number of the entry of this name, 0 if it is no name of an entry. */
    public static long number(String name) {
        String digits = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
        return digits.matches("[0-9]{" + DIGITS + "}") ? Long.parseLong(digits) : 0;
    }
}
