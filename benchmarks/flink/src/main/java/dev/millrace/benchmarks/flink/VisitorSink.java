// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.visitors.RowTaker;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.io.Serial;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.java.tuple.Tuple4;

/** Hands rows to the current trial. */
final class VisitorSink implements Sink<Tuple4<Long, Long, Byte, Long>> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<Tuple4<Long, Long, Byte, Long>> createWriter(WriterInitContext context) {
        return new Writer(VisitorTrial.current().taker());
    }

    private record Writer(RowTaker taker) implements SinkWriter<Tuple4<Long, Long, Byte, Long>> {
        @Override
        public void write(Tuple4<Long, Long, Byte, Long> row, Context context) {
            taker.row(row.f0, row.f1, row.f2, row.f3);
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                taker.close();
            }
        }

        @Override
        public void close() {}
    }
}
