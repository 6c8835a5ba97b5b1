// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.connector.files.format.RecordFormat;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files one after the other and asks for the next when one is read. */
final class FileSplitReader<T> implements SourceReader<T, FileSplit> {
    private final ReaderContext context;
    private final RecordFormat<T> format;
    private final int maxRecordBytes;
    private final FileProgress progress;

    /** What to say while there is no file to read. */
    private final ReaderStatus withoutFile;

    private final Deque<FileSplit> waiting = new ArrayDeque<>();
    private @Nullable OpenFile<T> open;
    private boolean noMoreSplits;

    FileSplitReader(
            ReaderContext context,
            RecordFormat<T> format,
            int maxRecordBytes,
            FileProgress progress,
            ReaderStatus withoutFile) {
        this.context = context;
        this.format = format;
        this.maxRecordBytes = maxRecordBytes;
        this.progress = progress;
        this.withoutFile = withoutFile;
    }

    @Override
    public void start() {
        context.requestSplit();
    }

    @Override
    public void addSplits(List<FileSplit> splits) {
        waiting.addAll(splits);
        // The enumerator of this run has counted those that it found itself, all from their
        // beginning.
        splits.stream().filter(split -> !split.isAtBeginning()).forEach(progress::found);
    }

    @Override
    public void noMoreSplits() {
        noMoreSplits = true;
    }

    @Override
    public ReaderStatus poll(ReaderOutput<T> output, int maxRecords) throws IOException {
        if (open == null) {
            if (waiting.isEmpty()) {
                return noMoreSplits ? ReaderStatus.END_OF_INPUT : withoutFile;
            }
            open = OpenFile.open(waiting.remove(), format, maxRecordBytes, progress);
        }
        output.split(open.position().splitId());
        if (open.read(output, maxRecords)) {
            finish(open, output);
        }
        return ReaderStatus.MORE_AVAILABLE;
    }

    private void finish(OpenFile<T> file, ReaderOutput<T> output) throws IOException {
        open = null;
        file.close();
        progress.finished();
        output.splitFinished();
        if (waiting.isEmpty() && !noMoreSplits) {
            context.requestSplit();
        }
    }

    @Override
    public List<FileSplit> snapshotState() {
        List<FileSplit> splits = new ArrayList<>();
        if (open != null) {
            splits.add(open.position());
        }
        splits.addAll(waiting);
        return splits;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
