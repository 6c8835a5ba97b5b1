// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.connector.files.format.Framing;
import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts the bytes of one file into records and knows the position after each. Holds one block, or
 * one record if that is longer; a record over the limit is passed over without being held.
 *
 * <p>A record whose end is not found, since it is too long or since its quotes are not closed, is
 * given up to the end of its first line only: one stray quote then costs a line and not the file.
 */
final class RecordScanner {
    /** What one read asks of a file: large against the cost of a call, read in well under 1 ms. */
    static final int BLOCK_BYTES = 64 * 1024;

    /** Of a record over the limit, as much is kept to show. */
    private static final int KEPT_BYTES = 1024;

    private static final int NONE = -1;

    /** What {@link #next} came upon. */
    enum Found {
        /** A record: {@link #from}, {@link #length}, {@link #line}. */
        RECORD,
        /** The line of a record over the limit; what is given is its beginning. */
        TOO_LONG,
        /** The first line of a record whose quotes are not closed. */
        UNCLOSED_QUOTE,
        /** No decision without more bytes: call {@link #fill}. */
        NEEDS_BYTES,
        /** The file is read. */
        END
    }

    /** Where the search for the end of a record stands. */
    private enum Mode {
        /** No quote seen yet: the next line break is the end. */
        PLAIN,
        /** At the beginning of a field, where a quote opens. */
        FIELD_START,
        /** In a field that is not quoted, where a quote is a character. */
        UNQUOTED,
        /** Between quotes, where a line break is a character. */
        QUOTED,
        /** After a quote between quotes: the closing one, or the first of two. */
        QUOTE_IN_QUOTED,
        /** In the line of a record over the limit: its bytes are dropped. */
        DROPPING
    }

    private final Framing framing;
    private final int maxRecordBytes;
    private byte[] bytes = new byte[BLOCK_BYTES];

    /**
     * {@code bytes[start, filled)} are read but not given out; up to {@code searched}, searched.
     */
    private int start;

    private int searched;
    private int filled;
    private boolean ended;

    /** Position of {@code bytes[start]}, not counting what was dropped of the current record. */
    private long offset;

    private long nextLine = 1;
    private long droppedBytes;
    private Mode mode = Mode.PLAIN;

    /** Where the first line of the current record ends, if a quoted field goes on over it. */
    private int firstBreak = NONE;

    private int lineBreaks;

    private int recordLength;
    private long recordLine;
    private byte[] recordBytes = bytes;
    private int recordFrom;

    RecordScanner(Framing framing, int maxRecordBytes) {
        this.framing = framing;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Goes on at another position; what is held is forgotten. */
    void moveTo(long offset, long line) {
        this.offset = offset;
        this.nextLine = line;
        start = 0;
        filled = 0;
        ended = false;
        begin();
    }

    /** The position after the last record that was found. */
    long offset() {
        return offset;
    }

    /** The line that the next record begins at. */
    long nextLine() {
        return nextLine;
    }

    /** The bytes that hold the last record; valid until the next call. */
    byte[] bytes() {
        return recordBytes;
    }

    int from() {
        return recordFrom;
    }

    /** Length of the last record without its line end. */
    int length() {
        return recordLength;
    }

    /** The line the last record begins at, 1-based. */
    long line() {
        return recordLine;
    }

    /** Reads a block. */
    void fill(FileContent content) throws IOException {
        makeRoom();
        int count = content.read(bytes, filled, bytes.length - filled);
        if (count < 0) {
            ended = true;
        } else {
            filled += count;
        }
    }

    private void makeRoom() {
        System.arraycopy(bytes, start, bytes, 0, filled - start);
        searched -= start;
        firstBreak = firstBreak == NONE ? NONE : firstBreak - start;
        filled -= start;
        start = 0;
        if (filled == bytes.length) {
            int limit = Math.max(maxRecordBytes, BLOCK_BYTES) + BLOCK_BYTES;
            bytes = Arrays.copyOf(bytes, (int) Math.min(2L * bytes.length, limit));
        } else if (filled < BLOCK_BYTES / 2 && bytes.length > BLOCK_BYTES) {
            bytes = Arrays.copyOf(bytes, BLOCK_BYTES);
        }
    }

    /** Looks for the next record in what is held. */
    Found next() {
        if (offset == 0 && mode != Mode.DROPPING && !skipByteOrderMark()) {
            return Found.NEEDS_BYTES;
        }
        while (true) {
            int end = search();
            if (mode == Mode.DROPPING) {
                return dropUpTo(end);
            }
            if (end == NONE) {
                return withoutEnd();
            }
            boolean empty = end == start || (end == start + 1 && bytes[start] == '\r');
            if (!empty || !framing.skipsEmptyLines()) {
                return give(end);
            }
            passTo(end + 1, 1);
        }
    }

    /** Returns false if more bytes are needed to know. */
    private boolean skipByteOrderMark() {
        if (filled < 3 && !ended) {
            return false;
        }
        boolean marked =
                filled >= 3
                        && bytes[0] == (byte) 0xef
                        && bytes[1] == (byte) 0xbb
                        && bytes[2] == (byte) 0xbf;
        if (marked) {
            passTo(3, 0);
        }
        return true;
    }

    /** Index of the line break that ends the current record, NONE if not found within the limit. */
    private int search() {
        int stop = mode == Mode.DROPPING ? filled : Math.min(filled, start + maxRecordBytes + 1);
        if (mode == Mode.PLAIN || mode == Mode.DROPPING) {
            int end = searchPlain(stop);
            if (end == NONE || bytes[end] == '\n') {
                return end;
            }
            mode = Mode.FIELD_START;
            searched = start;
        }
        return searchQuoted(stop);
    }

    /** Index of the first line break, or of the first quote where quotes count. */
    private int searchPlain(int stop) {
        boolean quotes = mode == Mode.PLAIN && framing.quotedFieldSeparator() != Framing.NO_QUOTES;
        byte other = quotes ? (byte) '"' : (byte) '\n';
        int i = searched;
        while (i < stop && bytes[i] != '\n' && bytes[i] != other) {
            i++;
        }
        searched = i;
        return i == stop ? NONE : i;
    }

    private int searchQuoted(int stop) {
        byte separator = framing.quotedFieldSeparator();
        for (int i = searched; i < stop; i++) {
            byte b = bytes[i];
            if (mode == Mode.QUOTED) {
                if (b == '"') {
                    mode = Mode.QUOTE_IN_QUOTED;
                } else if (b == '\n') {
                    lineBreaks++;
                    firstBreak = firstBreak == NONE ? i : firstBreak;
                }
            } else if (b == '\n') {
                searched = i;
                return i;
            } else if (b == separator) {
                mode = Mode.FIELD_START;
            } else if (b == '"' && mode != Mode.UNQUOTED) {
                mode = Mode.QUOTED;
            } else {
                mode = Mode.UNQUOTED;
            }
        }
        searched = stop;
        return NONE;
    }

    private Found withoutEnd() {
        if (filled - start > maxRecordBytes) {
            return firstBreak == NONE ? startDropping() : giveUp(Found.TOO_LONG, filled);
        }
        if (!ended) {
            return Found.NEEDS_BYTES;
        }
        if (filled == start) {
            return Found.END;
        }
        return mode == Mode.QUOTED ? giveUp(Found.UNCLOSED_QUOTE, filled) : give(filled);
    }

    private Found startDropping() {
        keepBeginning();
        mode = Mode.DROPPING;
        return dropUpTo(search());
    }

    private Found dropUpTo(int end) {
        if (end == NONE && !ended) {
            droppedBytes += filled - start;
            start = filled;
            searched = filled;
            return Found.NEEDS_BYTES;
        }
        int stop = end == NONE ? filled : Math.min(filled, end + 1);
        offset += droppedBytes;
        recordLine = nextLine;
        passTo(stop, 1);
        return Found.TOO_LONG;
    }

    /** Gives out {@code bytes[start, end)} as a record. */
    private Found give(int end) {
        boolean carriageReturn = end < filled && end > start && bytes[end - 1] == '\r';
        recordBytes = bytes;
        recordFrom = start;
        recordLength = end - start - (carriageReturn ? 1 : 0);
        recordLine = nextLine;
        passTo(Math.min(filled, end + 1), 1 + lineBreaks);
        return Found.RECORD;
    }

    /**
     * Gives out the beginning of the first line of {@code bytes[start, end)}, which is no record.
     */
    private Found giveUp(Found why, int end) {
        int lineEnd = firstBreak == NONE ? end : firstBreak;
        keepBeginning();
        recordLength = Math.min(recordLength, lineEnd - start);
        recordLine = nextLine;
        passTo(Math.min(filled, lineEnd + 1), 1);
        return why;
    }

    private void keepBeginning() {
        recordBytes = Arrays.copyOfRange(bytes, start, Math.min(filled, start + KEPT_BYTES));
        recordFrom = 0;
        recordLength = recordBytes.length;
    }

    private void passTo(int index, int lines) {
        offset += index - start;
        nextLine += lines;
        start = index;
        begin();
    }

    private void begin() {
        searched = start;
        mode = Mode.PLAIN;
        firstBreak = NONE;
        lineBreaks = 0;
        droppedBytes = 0;
    }
}
