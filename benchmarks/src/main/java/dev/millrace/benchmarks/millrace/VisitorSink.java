// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.benchmarks.visitors.RowTaker;
import dev.millrace.benchmarks.visitors.VisitorTrial;

/** Hands rows to the trial. */
record VisitorSink(VisitorTrial trial) implements Sink<VisitorRow> {

    @Override
    public SinkWriter<VisitorRow> createWriter(WriterContext context) {
        return new Writer(trial.taker());
    }

    @Override
    public boolean isBlocking() {
        return trial.plan().sinkNs() > 0;
    }

    private record Writer(RowTaker taker) implements SinkWriter<VisitorRow> {
        @Override
        public void write(VisitorRow row, long timestamp) {
            taker.row(row.key(), row.count(), row.mark(), row.position());
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                taker.close();
            }
        }
    }
}
