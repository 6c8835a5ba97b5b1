// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 without mercy: what is malformed is an error and never becomes a question mark. */
public final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * The text of {@code length} bytes.
     *
     * @param line where they stand, for the message
     * @throws MalformedRecordException if they are not UTF-8
     */
    public static String decode(byte[] bytes, int from, int length, long line)
            throws MalformedRecordException {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        // The JDK's fast decoder replaces what is malformed. Only then, or where the file itself
        // holds a replacement character, is the slow and exact one worth its time.
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireWellFormed(bytes, from, length, line);
        }
        return text;
    }

    private static void requireWellFormed(byte[] bytes, int from, int length, long line)
            throws MalformedRecordException {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        boolean malformed =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(in, CharBuffer.allocate(length), true)
                        .isError();
        if (malformed) {
            throw new MalformedRecordException(
                    String.format(
                            "Line %d is not UTF-8: byte 0x%02x at byte %d of the record %s. Convert"
                                    + " the file, for example with iconv -f ISO-8859-1 -t UTF-8",
                            line,
                            bytes[in.position()] & 0xff,
                            in.position() - from + 1,
                            Snippet.of(bytes, from, length)));
        }
    }

    /**
     * The bytes of {@code text}.
     *
     * @throws MalformedRecordException if it holds half of a surrogate pair, which no UTF-8 can say
     */
    public static byte[] encode(String text) throws MalformedRecordException {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    throw new MalformedRecordException(
                            String.format(
                                    "Character %d of %s is half of a surrogate pair, which UTF-8"
                                            + " cannot hold: replace it before writing",
                                    i + 1, Snippet.of(text)));
                }
                i++;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
