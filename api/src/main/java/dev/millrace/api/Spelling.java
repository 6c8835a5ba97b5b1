// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {

    private Spelling() {}

    /** The word nearest to {@code typed}, unless more than half of its letters are wrong. */
    static Optional<String> nearest(String typed, Collection<String> words) {
        String lower = typed.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
        return words.stream()
                .min(Comparator.comparingInt(word -> distance(lower, word)))
                .filter(word -> distance(lower, word) * 2 <= Math.max(lower.length(), 1));
    }

    /**
     * How many letters must be put in, left out or replaced (Levenshtein), by rows of the table.
     */
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
