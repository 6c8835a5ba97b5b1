// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.latency.LatencyRecorder;
import dev.millrace.benchmarks.latency.LatencyTrial;
import java.io.Serial;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.java.tuple.Tuple3;

/** Notes when rows (window end, key, count) arrive. */
final class LatencySink implements Sink<Tuple3<Long, Long, Long>> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<Tuple3<Long, Long, Long>> createWriter(WriterInitContext context) {
        return new Writer(LatencyTrial.current().recorder());
    }

    private record Writer(LatencyRecorder recorder)
            implements SinkWriter<Tuple3<Long, Long, Long>> {
        @Override
        public void write(Tuple3<Long, Long, Long> row, Context context) {
            recorder.row(row.f0);
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                recorder.close();
            }
        }

        @Override
        public void close() {}
    }
}
