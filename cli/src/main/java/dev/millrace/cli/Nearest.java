// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody meant who wrote another. */
final class Nearest {
    /** So many letters of a word are one that may be wrong; more would suggest anything. */
    private static final int LETTERS_PER_SLIP = 3;

    private Nearest() {}

    /** As {@code ; did you mean 'hourly'}, or nothing if no word is near. */
    static String hint(String written, Collection<String> words) {
        return to(written, words).map(word -> "; did you mean '" + word + "'?").orElse("");
    }

    static Optional<String> to(String written, Collection<String> words) {
        int most = Math.max(1, written.length() / LETTERS_PER_SLIP);
        return words.stream()
                .filter(word -> slips(written, word) <= most)
                .min(Comparator.comparingInt(word -> slips(written, word)));
    }

    /**
     * How many letters are wrong, missing, too many, or in each other's place: the optimal string
     * alignment distance.
     */
    static int slips(String written, String word) {
        String a = written.toLowerCase(Locale.ROOT);
        String b = word.toLowerCase(Locale.ROOT);
        int[][] least = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : slips(a, b, i, j, least);
            }
        }
        return least[a.length()][b.length()];
    }

    private static int slips(String a, String b, int i, int j, int[][] least) {
        int wrong = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least1 = Math.min(wrong, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        boolean crossed =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return crossed ? Math.min(least1, 1 + least[i - 2][j - 2]) : least1;
    }
}
