// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Cuts a range of indexes into one split per reader, and gives each reader its own. */
final class RangeEnumerator implements SplitEnumerator<RangeSplit, List<RangeSplit>> {
    private final EnumeratorContext<RangeSplit> context;
    private final List<RangeSplit> waiting;

    /**
     * Makes the enumerator of the indexes from 0 to {@code end}, excluded.
     *
     * @param restored the splits that an earlier run had not given out
     */
    RangeEnumerator(
            EnumeratorContext<RangeSplit> context, long end, Optional<List<RangeSplit>> restored) {
        this.context = context;
        this.waiting = new ArrayList<>(restored.orElseGet(() -> cut(end, context.parallelism())));
    }

    private static List<RangeSplit> cut(long end, int parts) {
        List<RangeSplit> splits = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            splits.add(new RangeSplit(i, end, parts));
        }
        return splits;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask) {
        for (Iterator<RangeSplit> i = waiting.iterator(); i.hasNext(); ) {
            RangeSplit split = i.next();
            if (split.ordinal() % context.parallelism() == subtask) {
                i.remove();
                context.assignSplit(split, subtask);
            }
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<RangeSplit> splits, int subtask) {
        waiting.addAll(splits);
    }

    @Override
    public List<RangeSplit> snapshotState() {
        return List.copyOf(waiting);
    }
}
