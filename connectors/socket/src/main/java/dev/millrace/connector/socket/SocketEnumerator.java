// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.socket;

import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.SplitEnumerator;
import java.util.List;

/** Gives the connection to the reader that asks first. */
final class SocketEnumerator implements SplitEnumerator<SocketSplit, Boolean> {
    private final EnumeratorContext<SocketSplit> context;
    private SocketSplit split;
    private boolean given;

    SocketEnumerator(EnumeratorContext<SocketSplit> context, SocketSplit split, boolean given) {
        this.context = context;
        this.split = split;
        this.given = given;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask) {
        if (!given) {
            given = true;
            context.assignSplit(split, subtask);
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<SocketSplit> splits, int subtask) {
        for (SocketSplit back : splits) {
            split = back;
            given = false;
        }
    }

    @Override
    public Boolean snapshotState() {
        return given;
    }
}
