// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import dev.millrace.benchmarks.visitors.Seen;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The visits of a trial, one split for each subtask; it goes on where a checkpoint stood. */
record VisitSource(VisitorTrial trial) implements Source<Seen, VisitSplit, List<Integer>> {

    @Override
    public Boundedness boundedness() {
        return Boundedness.UNBOUNDED;
    }

    @Override
    public SplitEnumerator<VisitSplit, List<Integer>> createEnumerator(
            EnumeratorContext<VisitSplit> context, Optional<List<Integer>> restored) {
        return new GivenOnce(context, restored.orElse(List.of()));
    }

    @Override
    public SourceReader<Seen, VisitSplit> createReader(ReaderContext context) {
        return new VisitSplitReader(trial, context);
    }

    /** Gives each reader the split of its number, unless it was given out before the checkpoint. */
    private static final class GivenOnce implements SplitEnumerator<VisitSplit, List<Integer>> {
        private final EnumeratorContext<VisitSplit> context;
        private final TreeSet<Integer> given;

        GivenOnce(EnumeratorContext<VisitSplit> context, Collection<Integer> given) {
            this.context = context;
            this.given = new TreeSet<>(given);
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask) {
            if (given.add(subtask)) {
                context.assignSplit(new VisitSplit(subtask, 0), subtask);
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public void addSplitsBack(List<VisitSplit> splits, int subtask) {
            throw new IllegalStateException("the reader of subtask " + subtask + " was lost");
        }

        @Override
        public List<Integer> snapshotState() {
            return List.copyOf(given);
        }
    }
}
