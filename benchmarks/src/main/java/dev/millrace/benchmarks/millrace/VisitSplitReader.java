// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.benchmarks.visitors.Seen;
import dev.millrace.benchmarks.visitors.VisitReader;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one split of the visits. */
final class VisitSplitReader implements SourceReader<Seen, VisitSplit> {
    private final VisitorTrial trial;
    private final ReaderContext context;
    private int number;
    private String splitId = "";
    private @Nullable VisitReader split;

    VisitSplitReader(VisitorTrial trial, ReaderContext context) {
        this.trial = trial;
        this.context = context;
    }

    @Override
    public void start() {
        context.requestSplit();
    }

    @Override
    public void addSplits(List<VisitSplit> splits) {
        VisitSplit given = splits.get(0);
        number = given.number();
        splitId = given.splitId();
        split = trial.reader(number, given.position());
    }

    @Override
    public void noMoreSplits() {}

    @Override
    public ReaderStatus poll(ReaderOutput<Seen> output, int maxRecords) {
        VisitReader reader = split;
        if (reader == null) {
            return ReaderStatus.NOTHING_NOW;
        }
        output.split(splitId);
        int readable = reader.readable(maxRecords);
        for (int left = readable; left > 0; left--) {
            output.collect(new Seen(reader.key(), reader.position()), reader.position());
            reader.advance();
        }
        if (reader.isOver()) {
            output.splitFinished();
            split = null;
            return ReaderStatus.END_OF_INPUT;
        }
        return readable > 0 ? ReaderStatus.MORE_AVAILABLE : ReaderStatus.NOTHING_NOW;
    }

    @Override
    public List<VisitSplit> snapshotState() {
        VisitReader reader = split;
        return reader == null ? List.of() : List.of(new VisitSplit(number, reader.position()));
    }
}
