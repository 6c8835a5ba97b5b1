// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.latency.LatencyTrial;
import dev.millrace.benchmarks.latency.PacedReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Reads what is due and looks again half a millisecond later. Owned by the subtask's thread. */
final class PacedLogReader implements SourceReader<Event, LogSplit> {
    private static final long LOOK_AGAIN_US = 500;

    private final Executor later =
            CompletableFuture.delayedExecutor(LOOK_AGAIN_US, TimeUnit.MICROSECONDS);
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private @Nullable PacedReader reader;

    @Override
    public InputStatus pollNext(ReaderOutput<Event> output) {
        PacedReader paced = reader;
        if (paced == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        for (long due = paced.due(); due > 0; due--) {
            paced.advance();
            output.collect(paced.event(), paced.timestampMs());
        }
        if (paced.ended()) {
            return InputStatus.END_OF_INPUT;
        }
        available = CompletableFuture.runAsync(() -> {}, later);
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public void addSplits(List<LogSplit> splits) {
        reader = LatencyTrial.current().reader(splits.get(0).number());
        available.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
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
