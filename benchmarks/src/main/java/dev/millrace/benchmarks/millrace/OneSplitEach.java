// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.SplitEnumerator;
import java.util.List;

/** Gives each reader the split that has the number of its subtask. */
final class OneSplitEach implements SplitEnumerator<NumberedSplit, List<NumberedSplit>> {
    private final EnumeratorContext<NumberedSplit> context;

    OneSplitEach(EnumeratorContext<NumberedSplit> context) {
        this.context = context;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask) {
        context.assignSplit(new NumberedSplit(subtask), subtask);
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<NumberedSplit> splits, int subtask) {
        throw new IllegalStateException("the reader of subtask " + subtask + " was lost");
    }

    @Override
    public List<NumberedSplit> snapshotState() {
        return List.of();
    }
}
