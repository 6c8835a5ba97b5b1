// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.benchmarks.latency.LatencyRecorder;
import dev.millrace.benchmarks.latency.LatencyTrial;

/** Notes when each row arrives. */
record LatencySink(LatencyTrial trial) implements Sink<WindowCount> {

    @Override
    public SinkWriter<WindowCount> createWriter(WriterContext context) {
        return new Writer(trial.recorder());
    }

    private record Writer(LatencyRecorder recorder) implements SinkWriter<WindowCount> {

        @Override
        public void write(WindowCount count, long timestamp) {
            recorder.row(count.endMs());
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                recorder.close();
            }
        }
    }
}
