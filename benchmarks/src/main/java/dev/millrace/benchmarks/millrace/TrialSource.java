// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import dev.millrace.benchmarks.events.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The events of a trial, one split for each subtask.
 *
 * @param readers makes the reader of a subtask
 */
record TrialSource(Function<ReaderContext, SourceReader<Event, NumberedSplit>> readers)
        implements Source<Event, NumberedSplit, List<NumberedSplit>> {

    @Override
    public Boundedness boundedness() {
        return Boundedness.UNBOUNDED;
    }

    @Override
    public SplitEnumerator<NumberedSplit, List<NumberedSplit>> createEnumerator(
            EnumeratorContext<NumberedSplit> context, Optional<List<NumberedSplit>> restored) {
        return new OneSplitEach(context);
    }

    @Override
    public SourceReader<Event, NumberedSplit> createReader(ReaderContext context) {
        return readers.apply(context);
    }
}
