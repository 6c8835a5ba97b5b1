// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives each subtask the split of its number. */
final class LogEnumerator implements SplitEnumerator<LogSplit, Integer> {
    private final SplitEnumeratorContext<LogSplit> context;

    LogEnumerator(SplitEnumeratorContext<LogSplit> context) {
        this.context = context;
    }

    @Override
    public void addReader(int subtask) {
        context.assignSplit(new LogSplit(subtask), subtask);
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<LogSplit> splits, int subtask) {}

    @Override
    public Integer snapshotState(long checkpointId) {
        return 0;
    }

    @Override
    public void close() {}
}
