// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.visitors.VisitReader;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads one split of the visits, one at a call; looks again half a millisecond later when none is
 * due. Owned by the subtask's thread.
 */
final class VisitSplitReader implements SourceReader<Tuple2<Long, Long>, VisitSplit> {
    private static final int STRIDE = 256;
    private static final long LOOK_AGAIN_US = 500;

    private final Executor later =
            CompletableFuture.delayedExecutor(LOOK_AGAIN_US, TimeUnit.MICROSECONDS);
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private int number;
    private int left;
    private @Nullable VisitReader reader;

    @Override
    public InputStatus pollNext(ReaderOutput<Tuple2<Long, Long>> output) {
        VisitReader visits = reader;
        if (visits == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (left == 0) {
            left = visits.readable(STRIDE);
        }
        if (visits.isOver()) {
            return InputStatus.END_OF_INPUT;
        }
        if (left == 0) {
            available = CompletableFuture.runAsync(() -> {}, later);
            return InputStatus.NOTHING_AVAILABLE;
        }
        left--;
        output.collect(Tuple2.of(visits.key(), visits.position()));
        visits.advance();
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public void addSplits(List<VisitSplit> splits) {
        VisitSplit split = splits.get(0);
        number = split.number();
        reader = VisitorTrial.current().reader(number, split.position());
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
    public List<VisitSplit> snapshotState(long checkpointId) {
        VisitReader visits = reader;
        return visits == null ? List.of() : List.of(new VisitSplit(number, visits.position()));
    }

    @Override
    public void close() {}
}
