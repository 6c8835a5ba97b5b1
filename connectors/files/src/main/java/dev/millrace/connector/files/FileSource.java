// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import dev.millrace.connector.files.csv.CsvFormat;
import dev.millrace.connector.files.csv.RowMapper;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.format.RecordFormat;
import dev.millrace.connector.files.format.TextFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads files: text, CSV, JSON lines, or a format of one's own; plain or gzip (told by content, not
 * by name). A path is a file or a directory. Of a directory every file is read that matches a
 * pattern, but for those whose name begins with {@code .} or {@code _} or ends like an unfinished
 * one ({@code .tmp}, {@code .part}, {@code .inprogress}, {@code ~} ...).
 *
 * <pre>{@code
 * record Flight(Instant reported, Instant scheduled, String origin, int delayMin) {}
 *
 * FileSource<Flight> flights = FileSource.csv(Flight.class, Path.of("flights.csv.gz"));
 * }</pre>
 *
 * <p>A file is a split. Its position is a byte offset in the decompressed file, and reading on from
 * it gives exactly the records that follow; a record's position, as errors show it, is its line.
 * Text is UTF-8; a byte order mark is skipped. What cannot be read as a record (malformed UTF-8,
 * wrong columns, a line over the limit) is rejected with its line, payload and cause, the source's
 * error policy decides, and reading goes on after it. A missing file, a header without a needed
 * column, or a truncated gzip file fails the job.
 *
 * <p>A reader takes one file after the other, and a file that nobody has opened yet holds no
 * watermark back: where several files tell of the same time, those that are read later are late.
 * Give each a source of its own and unite them, or let the out-of-orderness of the watermarks cover
 * what a file spans.
 *
 * <p>Immutable: each setting gives a new source. A source is for one job at a time.
 *
 * @param <T> type of the records
 */
public final class FileSource<T> implements Source<T, FileSplit, FoundFiles> {
    /** Far more than a record should have, and little enough for a small heap. */
    private static final int DEFAULT_MAX_RECORD_BYTES = 16 * 1024 * 1024;

    /** Twice as much is still an index of a Java array. */
    private static final int MAX_RECORD_BYTES = 1 << 29;

    private final RecordFormat<T> format;
    private final FileSelection selection;
    private final @Nullable Duration watchPeriod;
    private final int maxRecordBytes;
    private final FileProgress progress = new FileProgress();

    private FileSource(
            RecordFormat<T> format,
            FileSelection selection,
            @Nullable Duration watchPeriod,
            int maxRecordBytes) {
        this.format = Objects.requireNonNull(format, "format");
        this.selection = selection;
        this.watchPeriod = watchPeriod;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Reads files of any format. */
    public static <T> FileSource<T> of(RecordFormat<T> format, Path... paths) {
        FileSelection selection = new FileSelection(List.of(paths), "*", false);
        return new FileSource<>(format, selection, null, DEFAULT_MAX_RECORD_BYTES);
    }

    /** Reads lines of text, also empty ones. */
    public static FileSource<String> text(Path... paths) {
        return of(new TextFormat(), paths);
    }

    /** Reads CSV with a header as records of a class: see {@link CsvFormat#of(Class)}. */
    public static <R extends Record> FileSource<R> csv(Class<R> type, Path... paths) {
        return of(CsvFormat.of(type), paths);
    }

    /** Reads CSV with a header by a function of the row. */
    public static <T> FileSource<T> csv(RowMapper<T> mapper, Path... paths) {
        return of(CsvFormat.of(mapper), paths);
    }

    /** Reads a JSON value per line; {@code JsonNode.class} takes any. */
    public static <T> FileSource<T> jsonLines(Class<T> type, Path... paths) {
        return of(JsonLinesFormat.of(type), paths);
    }

    /**
     * Of directories, reads only files whose name matches.
     *
     * @param glob a pattern as in {@code *.csv.gz} or {@code {flights,delays}-*.csv}
     */
    public FileSource<T> matching(String glob) {
        return with(new FileSelection(selection.roots(), glob, selection.recursive()));
    }

    /** Also reads files in directories within directories. */
    public FileSource<T> recursive() {
        return with(new FileSelection(selection.roots(), selection.glob(), true));
    }

    /**
     * Goes on looking for new files for ever. A file is taken when it looks the same (size and time
     * of modification) in two looks, and read once. It is known by its path: that a taken file is
     * changed fails the job; once it has been removed, a file of the same path is a new one. Best
     * move complete files in.
     *
     * @param period time between two looks
     */
    public FileSource<T> watching(Duration period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A period must be positive, not " + period);
        }
        return new FileSource<>(format, selection, period, maxRecordBytes);
    }

    /** Rejects records with more bytes before their line feed; by default 16 MB. */
    public FileSource<T> maxRecordBytes(int maxRecordBytes) {
        if (maxRecordBytes < 1 || maxRecordBytes > MAX_RECORD_BYTES) {
            throw new IllegalArgumentException(
                    "maxRecordBytes must be from 1 to "
                            + MAX_RECORD_BYTES
                            + ", not "
                            + maxRecordBytes);
        }
        return new FileSource<>(format, selection, watchPeriod, maxRecordBytes);
    }

    private FileSource<T> with(FileSelection changed) {
        return new FileSource<>(format, changed, watchPeriod, maxRecordBytes);
    }

    /** How far the running job has read; thread-safe, and the same object all the time. */
    public FileProgress progress() {
        return progress;
    }

    @Override
    public Boundedness boundedness() {
        return watchPeriod == null ? Boundedness.BOUNDED : Boundedness.UNBOUNDED;
    }

    @Override
    public SplitEnumerator<FileSplit, FoundFiles> createEnumerator(
            EnumeratorContext<FileSplit> context, Optional<FoundFiles> restored) {
        progress.reset();
        return new FileSplitEnumerator(context, selection, watchPeriod, progress, restored);
    }

    @Override
    public SourceReader<T, FileSplit> createReader(ReaderContext context) {
        // Without a file a watching reader knows of nothing more; another one's file is on its way.
        ReaderStatus withoutFile =
                watchPeriod == null ? ReaderStatus.NOTHING_NOW : ReaderStatus.CAUGHT_UP;
        return new FileSplitReader<>(context, format, maxRecordBytes, progress, withoutFile);
    }
}
