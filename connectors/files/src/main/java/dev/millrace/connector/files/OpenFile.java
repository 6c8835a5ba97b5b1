// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.connector.files.format.Framing;
import dev.millrace.connector.files.format.MalformedRecordException;
import dev.millrace.connector.files.format.RecordFormat;
import dev.millrace.connector.files.format.RecordParser;
import dev.millrace.connector.files.format.Snippet;
import dev.millrace.connector.files.format.Utf8;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A split that is being read. */
final class OpenFile<T> implements Closeable {
    /** What one poll reads at most; a few blocks take less than 1 ms. */
    private static final long POLL_BYTES = 4L * RecordScanner.BLOCK_BYTES;

    /** What is read next. */
    private enum Phase {
        /** The header, which also a file that is read from its middle is needed for. */
        HEADER,
        /** Nothing: moves to the position at which the split begins. */
        MOVING,
        /** Records. */
        RECORDS
    }

    private final FileSplit split;
    private final FileContent content;
    private final Framing framing;
    private final int maxRecordBytes;
    private final RecordParser<T> parser;
    private final RecordScanner scanner;
    private Phase phase;

    private OpenFile(
            FileSplit split, FileContent content, RecordFormat<T> format, int maxRecordBytes) {
        this.split = split;
        this.content = content;
        this.framing = format.framing();
        this.maxRecordBytes = maxRecordBytes;
        this.parser = format.newParser();
        this.scanner = new RecordScanner(framing, maxRecordBytes);
        this.phase = framing.hasHeader() ? Phase.HEADER : Phase.MOVING;
    }

    /**
     * Opens the file of a split at its position.
     *
     * @throws IOException if it cannot be opened, or is no longer what the position was taken from
     */
    static <T> OpenFile<T> open(
            FileSplit split, RecordFormat<T> format, int maxRecordBytes, FileProgress progress)
            throws IOException {
        Path file = Path.of(split.path());
        try {
            if (!split.isAtBeginning()) {
                requireSame(split, FileStamp.of(file));
            }
            FileContent content = FileContent.open(file, progress);
            return new OpenFile<>(split, content, format, maxRecordBytes);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "Input " + file + " was there and is gone: leave files until they are read", e);
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "Input " + file + " cannot be read: give this user the right to read it", e);
        }
    }

    private static void requireSame(FileSplit split, FileStamp stamp) throws IOException {
        if (!stamp.equals(split.stamp())) {
            throw new IOException(
                    "Input "
                            + split.path()
                            + " was changed: line "
                            + split.line()
                            + " was reached"
                            + " in a file with "
                            + split.stamp()
                            + ", now it has "
                            + stamp
                            + ". Put the former file back, or start without the old positions");
        }
    }

    /** The split with the position after the last record that was handed out. */
    FileSplit position() {
        return phase == Phase.RECORDS ? split.at(scanner.offset(), scanner.nextLine()) : split;
    }

    /**
     * Hands out at most {@code maxRecords} records.
     *
     * @return whether the file is read to its end
     */
    boolean read(ReaderOutput<T> output, int maxRecords) throws IOException {
        return switch (phase) {
            case HEADER -> readHeader();
            case MOVING -> move();
            case RECORDS -> readRecords(output, maxRecords);
        };
    }

    private boolean readHeader() throws IOException {
        RecordScanner.Found found = scanner.next();
        if (found == RecordScanner.Found.NEEDS_BYTES) {
            scanner.fill(content);
            return false;
        }
        if (found == RecordScanner.Found.END) {
            return true;
        }
        if (found != RecordScanner.Found.RECORD) {
            throw unusable(refusal(found));
        }
        try {
            parser.header(text());
        } catch (Exception e) {
            throw unusable(e);
        }
        phase = split.isAtBeginning() ? Phase.RECORDS : Phase.MOVING;
        return false;
    }

    private IOException unusable(Exception e) {
        return new IOException(
                "The header of " + split.path() + " cannot be used: " + e.getMessage(), e);
    }

    private boolean move() throws IOException {
        if (split.isAtBeginning()) {
            phase = Phase.RECORDS;
        } else if (content.offset() > split.offset()) {
            content.rewind();
        } else if (content.skipTowards(split.offset())) {
            scanner.moveTo(split.offset(), split.line());
            phase = Phase.RECORDS;
        }
        return false;
    }

    private boolean readRecords(ReaderOutput<T> output, int maxRecords) throws IOException {
        int left = maxRecords;
        long stopAt = content.offset() + POLL_BYTES;
        while (left > 0) {
            RecordScanner.Found found = scanner.next();
            switch (found) {
                case RECORD -> {
                    handOut(output);
                    left--;
                }
                case TOO_LONG, UNCLOSED_QUOTE -> {
                    output.reject(beginning(), scanner.line(), refusal(found));
                    left--;
                }
                case NEEDS_BYTES -> {
                    if (content.offset() >= stopAt) {
                        return false;
                    }
                    scanner.fill(content);
                }
                case END -> {
                    return true;
                }
            }
        }
        return false;
    }

    private void handOut(ReaderOutput<T> output) {
        long line = scanner.line();
        String text;
        try {
            text = text();
        } catch (MalformedRecordException e) {
            int from = scanner.from();
            output.reject(
                    Arrays.copyOfRange(scanner.bytes(), from, from + scanner.length()), line, e);
            return;
        }
        T value;
        try {
            value = parser.parse(text, line);
        } catch (Exception e) {
            output.reject(text, line, e);
            return;
        }
        output.collect(value, line);
    }

    private String text() throws MalformedRecordException {
        return Utf8.decode(scanner.bytes(), scanner.from(), scanner.length(), scanner.line());
    }

    private String beginning() {
        String text =
                new String(
                        scanner.bytes(), scanner.from(), scanner.length(), StandardCharsets.UTF_8);
        return text + "…";
    }

    private MalformedRecordException refusal(RecordScanner.Found found) {
        String what =
                found == RecordScanner.Found.TOO_LONG
                        ? " begins a record of more than "
                                + maxRecordBytes
                                + " bytes: raise maxRecordBytes, or look for a quote that is not"
                                + " closed. It begins "
                        : " opens a quote that the file does not close: ";
        String snippet = Snippet.of(scanner.bytes(), scanner.from(), scanner.length());
        return new MalformedRecordException("Line " + scanner.line() + what + snippet);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
