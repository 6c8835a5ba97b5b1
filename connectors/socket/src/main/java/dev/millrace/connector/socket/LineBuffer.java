// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.socket;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Holds what was received until its line is complete. */
final class LineBuffer {
    private static final int FIRST_BYTES = 16 * 1024;

    private final int maxLineBytes;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int start;
    private int searched;
    private int filled;

    /** How much of the current line was dropped, because it is over the limit. */
    private long droppedBytes;

    LineBuffer(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** A line without its end, and what was dropped of it. */
    record Line(byte[] bytes, long droppedBytes) {}

    /** Receives what there is; -1 at the end of the connection. */
    int fill(InputStream in) throws IOException {
        System.arraycopy(bytes, start, bytes, 0, filled - start);
        filled -= start;
        searched -= start;
        start = 0;
        if (filled > maxLineBytes) {
            droppedBytes += filled - maxLineBytes;
            filled = maxLineBytes;
            searched = filled;
        }
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(2L * filled, filled + (long) maxLineBytes));
        }
        int count = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(count, 0);
        return count;
    }

    /** Whether a line is complete. */
    boolean hasLine() {
        while (searched < filled && bytes[searched] != '\n') {
            searched++;
        }
        return searched < filled;
    }

    /** Whether something is left that no line break ended. */
    boolean hasRest() {
        return filled > start || droppedBytes > 0;
    }

    /** Takes the next line; at the end of a connection what is left. */
    Line take() {
        int end = hasLine() ? searched : filled;
        int length = end - start;
        if (length > 0 && end < filled && bytes[end - 1] == '\r') {
            length--;
        }
        int kept = Math.min(length, maxLineBytes);
        Line line =
                new Line(
                        Arrays.copyOfRange(bytes, start, start + kept),
                        droppedBytes + length - kept);
        start = Math.min(filled, end + 1);
        searched = start;
        droppedBytes = 0;
        return line;
    }

    /** Forgets everything. */
    void clear() {
        start = 0;
        searched = 0;
        filled = 0;
        droppedBytes = 0;
    }
}
