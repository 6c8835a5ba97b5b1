// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.latency.LatencyTrial;
import dev.millrace.benchmarks.latency.PacedReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one split of a latency trial, each event when it is due. */
final class DueReader implements SourceReader<Event, NumberedSplit> {
    private final LatencyTrial trial;
    private final ReaderContext context;
    private String splitId = "";
    private long position;
    private @Nullable PacedReader split;

    DueReader(LatencyTrial trial, ReaderContext context) {
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
        PacedReader reader = split;
        if (reader == null) {
            return ReaderStatus.NOTHING_NOW;
        }
        output.split(splitId);
        long due = reader.due();
        for (long i = Math.min(due, maxRecords); i > 0; i--) {
            reader.advance();
            output.collect(reader.event(), reader.timestampMs(), position++);
        }
        if (reader.ended()) {
            output.splitFinished();
            return ReaderStatus.END_OF_INPUT;
        }
        return due > maxRecords ? ReaderStatus.MORE_AVAILABLE : ReaderStatus.NOTHING_NOW;
    }

    @Override
    public List<NumberedSplit> snapshotState() {
        return List.of();
    }
}
