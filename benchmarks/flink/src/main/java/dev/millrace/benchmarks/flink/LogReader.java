// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.SplitReader;
import dev.millrace.benchmarks.trial.Trial;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads the split of a subtask, one event at a call as Flink's contract recommends and its own base
 * classes do. Owned by the subtask's thread.
 */
final class LogReader implements SourceReader<Event, LogSplit> {
    private final CompletableFuture<Void> splitThere = new CompletableFuture<>();
    private @Nullable SplitReader split;

    @Override
    public InputStatus pollNext(ReaderOutput<Event> output) {
        SplitReader reader = split;
        if (reader == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (!reader.advance()) {
            return InputStatus.END_OF_INPUT;
        }
        output.collect(reader.event(), reader.timestampMs());
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public void addSplits(List<LogSplit> splits) {
        split = Trial.current().reader(splits.get(0).number());
        splitThere.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return splitThere;
    }

    @Override
    public void start() {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public List<LogSplit> snapshotState(long checkpointId) {
        return List.of();
    }

    @Override
    public void close() {}
}
