// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.SplitReader;
import dev.millrace.benchmarks.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one split of a trial as fast as it is asked to. */
final class LogReader implements SourceReader<Event, NumberedSplit> {
    private final Trial trial;
    private final ReaderContext context;
    private String splitId = "";
    private @Nullable SplitReader split;

    LogReader(Trial trial, ReaderContext context) {
        this.trial = trial;
        this.context = context;
    }

    @Override
    public void start() {
        context.requestSplit();
    }

    @Override
    public void addSplits(List<NumberedSplit> splits) {
        splitId = splits.get(0).splitId();
        split = trial.reader(splits.get(0).number());
    }

    @Override
    public void noMoreSplits() {}

    @Override
    public ReaderStatus poll(ReaderOutput<Event> output, int maxRecords) {
        SplitReader reader = split;
        if (reader == null) {
            return ReaderStatus.NOTHING_NOW;
        }
        output.split(splitId);
        for (int i = 0; i < maxRecords; i++) {
            if (!reader.advance()) {
                output.splitFinished();
                return ReaderStatus.END_OF_INPUT;
            }
            output.collect(reader.event(), reader.timestampMs(), reader.position());
        }
        return ReaderStatus.MORE_AVAILABLE;
    }

    @Override
    public List<NumberedSplit> snapshotState() {
        return List.of();
    }
}
