// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.SplitEnumerator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Divides the query once and gives a range to each reader that asks. */
final class JdbcEnumerator implements SplitEnumerator<JdbcSplit, JdbcProgress> {
    private final RangeQuery query;
    private final int ranges;
    private final EnumeratorContext<JdbcSplit> context;
    private final Deque<JdbcSplit> waiting = new ArrayDeque<>();
    private final Deque<Integer> asking = new ArrayDeque<>();
    private boolean divided;

    JdbcEnumerator(
            RangeQuery query,
            int ranges,
            EnumeratorContext<JdbcSplit> context,
            Optional<JdbcProgress> restored) {
        this.query = query;
        this.ranges = ranges;
        this.context = context;
        restored.ifPresent(
                progress -> {
                    divided = progress.divided();
                    waiting.addAll(progress.waiting());
                });
    }

    @Override
    public void start() {
        if (!divided) {
            context.callBlocking(() -> query.divide(ranges), this::divided);
        }
    }

    private void divided(@Nullable List<JdbcSplit> splits, @Nullable Throwable thrown)
            throws Exception {
        if (splits == null) {
            throw new IllegalStateException(
                    "The query could not be divided by '" + query.column() + "': " + thrown,
                    thrown);
        }
        divided = true;
        waiting.addAll(splits);
        for (Integer reader = asking.poll(); reader != null; reader = asking.poll()) {
            handleSplitRequest(reader);
        }
    }

    @Override
    public void handleSplitRequest(int subtask) {
        if (!divided) {
            asking.add(subtask);
            return;
        }
        JdbcSplit next = waiting.poll();
        if (next == null) {
            context.signalNoMoreSplits(subtask);
        } else {
            context.assignSplit(next, subtask);
        }
    }

    @Override
    public void addSplitsBack(List<JdbcSplit> splits, int subtask) {
        waiting.addAll(splits);
    }

    @Override
    public JdbcProgress snapshotState() {
        return new JdbcProgress(divided, new ArrayList<>(waiting));
    }
}
