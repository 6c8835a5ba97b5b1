// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.connector.SplitEnumerator;
import java.util.List;
import java.util.Optional;

/** Reads another source a few records at a time, so that there is time for checkpoints. */
final class SlowSource<T, S extends SourceSplit, E> implements Source<T, S, E> {
    private static final int AT_ONCE = 2;
    private static final long BETWEEN_NS = 1_000_000;

    private final Source<T, S, E> source;

    SlowSource(Source<T, S, E> source) {
        this.source = source;
    }

    @Override
    public Boundedness boundedness() {
        return source.boundedness();
    }

    @Override
    public boolean isBlocking() {
        return source.isBlocking();
    }

    @Override
    public SplitEnumerator<S, E> createEnumerator(
            EnumeratorContext<S> context, Optional<E> restored) {
        return source.createEnumerator(context, restored);
    }

    @Override
    public SourceReader<T, S> createReader(ReaderContext context) {
        return new Reader<>(source.createReader(context), context);
    }

    private static final class Reader<T, S extends SourceSplit> implements SourceReader<T, S> {
        private final SourceReader<T, S> reader;
        private final ReaderContext context;
        private long nextNs = Long.MIN_VALUE;

        Reader(SourceReader<T, S> reader, ReaderContext context) {
            this.reader = reader;
            this.context = context;
        }

        @Override
        public void start() throws Exception {
            reader.start();
        }

        @Override
        public void addSplits(List<S> splits) {
            reader.addSplits(splits);
        }

        @Override
        public void noMoreSplits() {
            reader.noMoreSplits();
        }

        @Override
        public ReaderStatus poll(ReaderOutput<T> output, int maxRecords) throws Exception {
            if (context.monotonicNs() < nextNs) {
                return ReaderStatus.NOTHING_NOW;
            }
            nextNs = context.monotonicNs() + BETWEEN_NS;
            return reader.poll(output, Math.min(maxRecords, AT_ONCE));
        }

        @Override
        public List<S> snapshotState() {
            return reader.snapshotState();
        }

        @Override
        public void checkpointCompleted(List<S> splits) throws Exception {
            reader.checkpointCompleted(splits);
        }

        @Override
        public void close() throws Exception {
            reader.close();
        }
    }
}
