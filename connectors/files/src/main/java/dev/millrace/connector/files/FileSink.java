// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.connector.files.csv.CsvOutput;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.format.OutputFormat;
import dev.millrace.connector.files.format.TextFormat;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;

/**
 * Writes records into files of a directory: text, CSV, JSON lines, or a format of one's own. A file
 * is written under a hidden name and gets its own, {@code prefix-subtask-number.csv}, by a rename
 * when it is complete and on disk; nobody ever sees a part of one. When a file is complete is said
 * by a {@link RollingPolicy}; at the end of a bounded job all are. A file without a record is not
 * made.
 *
 * <pre>{@code
 * record Hour(Instant windowStart, String airport, long flights) {}
 *
 * FileSink<Hour> hourly = FileSink.csv(Hour.class, Path.of("out")).prefix("hourly").overwrite();
 * }</pre>
 *
 * <p>Files of the same prefix that an earlier run left stop the job, unless {@link #overwrite} or
 * {@link #append} says what is wanted. Immutable: each setting gives a new sink.
 *
 * @param <T> type of the records
 */
public final class FileSink<T> implements CommittingSink<T, StagedFile> {
    private static final String COMPRESSED_END = ".gz";

    private final OutputFormat<? super T> format;
    private final Path root;
    private final Settings<T> settings;

    private record Settings<T>(
            String prefix,
            boolean compressed,
            RollingPolicy policy,
            Function<? super T, String> bucketOf,
            ExistingFiles existing) {}

    private FileSink(OutputFormat<? super T> format, Path root, Settings<T> settings) {
        this.format = Objects.requireNonNull(format, "format");
        this.root = root;
        this.settings = settings;
        names();
    }

    /** Writes files of any format into {@code directory}, which is made if it is not there. */
    public static <T> FileSink<T> of(OutputFormat<? super T> format, Path directory) {
        Settings<T> settings =
                new Settings<>(
                        "part",
                        false,
                        RollingPolicy.standard(),
                        record -> "",
                        ExistingFiles.REFUSE);
        return new FileSink<>(format, directory.toAbsolutePath().normalize(), settings);
    }

    /** Writes a line per record. */
    public static FileSink<String> text(Path directory) {
        return of(new TextFormat(), directory);
    }

    /** Writes a header and a row per record: see {@link CsvOutput#of(Class)}. */
    public static <R extends Record> FileSink<R> csv(Class<R> type, Path directory) {
        return of(CsvOutput.of(type), directory);
    }

    /** Writes a JSON value per line. */
    public static <T> FileSink<T> jsonLines(Class<T> type, Path directory) {
        return of(JsonLinesFormat.of(type), directory);
    }

    /** What the names of the files begin with; by default {@code part}. */
    public FileSink<T> prefix(String prefix) {
        return with(
                new Settings<>(
                        prefix,
                        settings.compressed,
                        settings.policy,
                        settings.bucketOf,
                        settings.existing));
    }

    /** Compresses the files; their names end with {@code .gz}. */
    public FileSink<T> gzip() {
        return with(
                new Settings<>(
                        settings.prefix,
                        true,
                        settings.policy,
                        settings.bucketOf,
                        settings.existing));
    }

    /** When files are complete. */
    public FileSink<T> rolling(RollingPolicy policy) {
        return with(
                new Settings<>(
                        settings.prefix,
                        settings.compressed,
                        Objects.requireNonNull(policy, "policy"),
                        settings.bucketOf,
                        settings.existing));
    }

    /**
     * Writes into sub-directories by a function of the record.
     *
     * @param bucketOf names joined by {@code /}, such as {@code 2001-01-08/HNL}; empty for the
     *     directory itself. A name that would lead elsewhere is an error of the record. Called by
     *     many threads
     */
    public FileSink<T> bucketBy(Function<? super T, String> bucketOf) {
        return with(
                new Settings<>(
                        settings.prefix,
                        settings.compressed,
                        settings.policy,
                        Objects.requireNonNull(bucketOf, "bucketOf"),
                        settings.existing));
    }

    /**
     * Replaces files of this prefix that are there when the job starts: each subtask removes its
     * share of them when it shows its first file, or has none at the end. A job that fails before
     * leaves them.
     */
    public FileSink<T> overwrite() {
        return with(existing(ExistingFiles.REPLACE));
    }

    /** Leaves files of this prefix that are there and numbers new ones on from them. */
    public FileSink<T> append() {
        return with(existing(ExistingFiles.KEEP));
    }

    private Settings<T> existing(ExistingFiles existing) {
        return new Settings<>(
                settings.prefix, settings.compressed, settings.policy, settings.bucketOf, existing);
    }

    private FileSink<T> with(Settings<T> changed) {
        return new FileSink<>(format, root, changed);
    }

    private FileNames names() {
        String end = settings.compressed ? COMPRESSED_END : "";
        return new FileNames(settings.prefix, "." + format.extension() + end);
    }

    @Override
    public CommittingWriter<T, StagedFile> createWriter(WriterContext context) throws Exception {
        OutputDirectory directory =
                OutputDirectory.claim(
                        root, names(), existing(context), context.subtask(), context.parallelism());
        return new FileSinkWriter<>(
                directory,
                context,
                format,
                settings.bucketOf,
                settings.policy,
                settings.compressed);
    }

    /** Files that the checkpoint knows of, from which the job goes on, are the job's own. */
    private ExistingFiles existing(WriterContext context) {
        return context.restoredEpoch() > 0 ? ExistingFiles.KEEP : settings.existing;
    }

    @Override
    public Committer<StagedFile> createCommitter(WriterContext context) {
        return new FileCommitter(root);
    }

    /** It brings files to disk, which takes as long as it takes. */
    @Override
    public boolean isBlocking() {
        return true;
    }
}
