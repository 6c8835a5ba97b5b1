// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strings as UTF-8, without loss: a surrogate that has no partner, which UTF-8 has no bytes for and
 * the JDK replaces by a question mark, is written in three bytes like any other character of its
 * size ("WTF-8", Simon Sapin).
 */
final class Text {

    private static final char REPLACEMENT = '\ufffd';

    /** The most bytes a char takes. */
    private static final int LONGEST_CHAR_BYTES = 3;

    private byte[] bytes = new byte[256];

    byte[] bytes() {
        return bytes;
    }

    /** Encodes a string into {@link #bytes()}; returns the length. */
    int encode(String text) {
        int chars = text.length();
        if (chars > Limits.LARGEST_PIECE_BYTES / LONGEST_CHAR_BYTES) {
            throw UnsupportedValueException.of(
                    "a string has " + chars + " characters",
                    "keep it in parts, as the elements of a ListState");
        }
        if (chars * LONGEST_CHAR_BYTES > bytes.length) {
            bytes = new byte[Math.max(bytes.length * 2, chars * LONGEST_CHAR_BYTES)];
        }
        byte[] to = bytes;
        int at = 0;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                to[at++] = (byte) c;
            } else {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < chars
                                && Character.isLowSurrogate(text.charAt(i + 1));
                at = encodeWide(pair ? text.codePointAt(i++) : c, at);
            }
        }
        return at;
    }

    private int encodeWide(int codePoint, int at) {
        int next = at;
        if (codePoint < 0x800) {
            bytes[next++] = (byte) (0xc0 | (codePoint >> 6));
        } else {
            if (codePoint < 0x10000) {
                bytes[next++] = (byte) (0xe0 | (codePoint >> 12));
            } else {
                bytes[next++] = (byte) (0xf0 | (codePoint >> 18));
                bytes[next++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
            }
            bytes[next++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        }
        bytes[next++] = (byte) (0x80 | (codePoint & 0x3f));
        return next;
    }

    /**
     * Decodes what {@link #encode} wrote.
     *
     * @throws UnreadableValueException if it can not have
     */
    static String decode(byte[] bytes, int length) throws UnreadableValueException {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeExactly(bytes, length);
    }

    private static String decodeExactly(byte[] bytes, int length) throws UnreadableValueException {
        StringBuilder text = new StringBuilder(length);
        int at = 0;
        while (at < length) {
            int first = bytes[at++] & 0xff;
            int more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
            boolean begins = first < 0x80 || (first >= 0xc2 && first < 0xf5);
            if (!begins || at + more > length) {
                throw notText(bytes, length);
            }
            int codePoint = more == 0 ? first : first & (0x3f >> more);
            for (int i = 0; i < more; i++) {
                int next = bytes[at++];
                if ((next & 0xc0) != 0x80) {
                    throw notText(bytes, length);
                }
                codePoint = (codePoint << 6) | (next & 0x3f);
            }
            if (codePoint > Character.MAX_CODE_POINT || codePoint < smallest(more)) {
                throw notText(bytes, length);
            }
            text.appendCodePoint(codePoint);
        }
        return text.toString();
    }

    private static int smallest(int more) {
        return more == 0 ? 0 : more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
    }

    private static UnreadableValueException notText(byte[] bytes, int length) {
        return new UnreadableValueException(
                "a string of "
                        + length
                        + " bytes is not UTF-8: it begins "
                        + Arrays.toString(Arrays.copyOf(bytes, Math.min(length, 8))));
    }
}
