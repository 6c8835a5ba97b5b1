// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.scenario;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import java.util.List;
import java.util.Optional;

/**
 * A source that does what it is told: split by split, at most so many records a poll. The splits
 * are dealt out to the readers in turn.
 */
public final class ScriptedSource<T> implements Source<T, Script<T>, List<Script<T>>> {
    private static final int ALL = Integer.MAX_VALUE;

    private final List<Script<T>> splits;
    private final int recordsPerPoll;
    private final boolean endless;

    private ScriptedSource(List<Script<T>> splits, int recordsPerPoll, boolean endless) {
        this.splits = List.copyOf(splits);
        this.recordsPerPoll = recordsPerPoll;
        this.endless = endless;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only copied from
    public static <T> ScriptedSource<T> of(Script<T>... splits) {
        return of(List.of(splits));
    }

    public static <T> ScriptedSource<T> of(List<Script<T>> splits) {
        return new ScriptedSource<>(splits, ALL, false);
    }

    /** One split with these records. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only copied from
    public static <T> ScriptedSource<T> ofRecords(T... records) {
        return of(Script.<T>split("only").records(records));
    }

    /** Each split gives at most {@code records} a poll. */
    public ScriptedSource<T> perPoll(int records) {
        return new ScriptedSource<>(splits, records, endless);
    }

    /** After their last step the splits wait for more, for ever. */
    public ScriptedSource<T> endless() {
        return new ScriptedSource<>(splits, recordsPerPoll, true);
    }

    @Override
    public Boundedness boundedness() {
        return endless ? Boundedness.UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<Script<T>, List<Script<T>>> createEnumerator(
            EnumeratorContext<Script<T>> context, Optional<List<Script<T>>> restored) {
        return new Dealer(context);
    }

    @Override
    public SourceReader<T, Script<T>> createReader(ReaderContext context) {
        return new ScriptedReader<>(context, recordsPerPoll, endless);
    }

    private final class Dealer implements SplitEnumerator<Script<T>, List<Script<T>>> {
        private final EnumeratorContext<Script<T>> context;

        Dealer(EnumeratorContext<Script<T>> context) {
            this.context = context;
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask) {
            for (int i = subtask; i < splits.size(); i += context.parallelism()) {
                context.assignSplit(splits.get(i), subtask);
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public void addSplitsBack(List<Script<T>> lost, int subtask) {}

        @Override
        public List<Script<T>> snapshotState() {
            return List.of();
        }
    }
}
