// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.trial.Trial;
import java.io.Serial;
import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Adds up rows and hands the sum to the current trial at the end of the input. */
final class ChecksumSink<T> implements Sink<T> {
    @Serial private static final long serialVersionUID = 1L;

    private final Row<T> row;

    /** Makes the number of a row. */
    @FunctionalInterface
    interface Row<T> extends Serializable {
        long of(T value);
    }

    ChecksumSink(Row<T> row) {
        this.row = row;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(row);
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final Row<T> row;
        private final Checksum checksum = new Checksum();

        Writer(Row<T> row) {
            this.row = row;
        }

        @Override
        public void write(T element, Context context) {
            checksum.add(row.of(element));
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                Trial.current().collect(checksum);
            }
        }

        @Override
        public void close() {}
    }
}
