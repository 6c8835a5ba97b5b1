// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.util.Random;

/** Text that is nasty in the places where reading can go wrong. */
final class RandomText {
    private static final String[] ENDS = {"\n", "\r\n", "\n\n", "\r\n\r\n"};
    private static final String[] PIECES = {
        "a", "é", "☃", "𝄞", " ", "\r", "'", "0", "\t", "\uFEFF"
    };
    private static final String[] QUOTED = {"a", "☃", ",", "\n", "\r\n", "\"\"", "\n\n", " "};

    /** Of quoted fields that are longer than a block. */
    private static final String[] LONG = {"a", "☃", ",", "\"\"", "bcdefgh", "\r", "é"};

    private RandomText() {}

    /** Lines short and long, some longer than a block and a few than the limit. */
    static String lines(Random random, int count) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        for (int i = 0; i < count; i++) {
            int length =
                    switch (random.nextInt(20)) {
                        case 0 -> 60_000 + random.nextInt(100_000);
                        case 1 -> random.nextInt(4) == 0 ? 150_000 + random.nextInt(200_000) : 0;
                        default -> random.nextInt(60);
                    };
            pieces(text, PIECES, random, length);
            text.append(ENDS[random.nextInt(ENDS.length)]);
        }
        pieces(text, PIECES, random, random.nextInt(3));
        return text.toString();
    }

    /** Rows of {@code a,b}: quoted or not, a few broken in every way there is. */
    static String csv(Random random, int count) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFFa,b\n" : "a,b\r\n\n");
        for (int i = 0; i < count; i++) {
            field(text, random);
            text.append(random.nextInt(30) == 0 ? ",," : ",");
            field(text, random);
            text.append(ENDS[random.nextInt(ENDS.length)]);
        }
        return text.toString();
    }

    private static void field(StringBuilder text, Random random) {
        switch (random.nextInt(40)) {
            case 0 -> text.append('"');
            case 1 -> text.append("x\"y");
            case 2 -> text.append("\"x\"y");
            case 3 -> {
                int length = random.nextInt(4) == 0 ? 60_000 : 100;
                pieces(text.append('"'), LONG, random, length).append("\n\"");
            }
            case 4, 5, 6, 7, 8, 9, 10 ->
                    pieces(text.append('"'), QUOTED, random, random.nextInt(12)).append('"');
            default -> text.append(random.nextInt(1000));
        }
    }

    private static StringBuilder pieces(
            StringBuilder text, String[] pieces, Random random, int count) {
        for (int i = 0; i < count; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text;
    }
}
