// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.trial.Trial;
import java.util.function.ToLongFunction;

/**
 * Adds up the rows of a trial.
 *
 * @param row makes a number of a row
 */
record ChecksumSink<T>(Trial trial, ToLongFunction<T> row) implements Sink<T> {

    @Override
    public SinkWriter<T> createWriter(WriterContext context) {
        return new Writer<>(trial, row);
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final Trial trial;
        private final ToLongFunction<T> row;
        private final Checksum checksum = new Checksum();

        Writer(Trial trial, ToLongFunction<T> row) {
            this.trial = trial;
            this.row = row;
        }

        @Override
        public void write(T value, long timestamp) {
            checksum.add(row.applyAsLong(value));
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                trial.collect(checksum);
            }
        }
    }
}
