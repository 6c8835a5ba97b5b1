// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.BlockingOutcome;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Plays the engine's part for a source with one reader. */
final class SourceDriver implements AutoCloseable {
    /** What has to be kept to go on later. */
    record Kept(JdbcProgress progress, List<JdbcSplit> splits) {}

    final List<String> records = new ArrayList<>();
    final List<String> rejected = new ArrayList<>();
    private final SplitEnumerator<JdbcSplit, JdbcProgress> enumerator;
    private final SourceReader<String, JdbcSplit> reader;

    SourceDriver(JdbcSource<String> source) throws Exception {
        this(source, null);
    }

    SourceDriver(JdbcSource<String> source, @Nullable Kept kept) throws Exception {
        reader = source.createReader(new Reader());
        Optional<JdbcProgress> restored = Optional.ofNullable(kept).map(Kept::progress);
        enumerator = source.createEnumerator(new Enumerator(), restored);
        enumerator.start();
        if (kept != null) {
            reader.addSplits(kept.splits());
        }
        reader.start();
    }

    /** Reads on until so many records are there, or to the end; whether there is more. */
    boolean read(int atLeast, int perPoll) throws Exception {
        while (records.size() < atLeast) {
            if (reader.poll(new Output(), perPoll) == ReaderStatus.END_OF_INPUT) {
                return false;
            }
        }
        return true;
    }

    Kept keep() {
        return new Kept(enumerator.snapshotState(), reader.snapshotState());
    }

    @Override
    public void close() throws Exception {
        reader.close();
        enumerator.close();
    }

    private final class Output implements ReaderOutput<String> {
        @Override
        public void split(String splitId) {}

        @Override
        public void collect(String value, long timestamp, long position) {
            records.add(value);
        }

        @Override
        public void reject(@Nullable Object payload, long position, Exception cause) {
            rejected.add(position + ": " + payload + ": " + cause.getMessage());
        }

        @Override
        public void caughtUp() {}

        @Override
        public void splitFinished() {}
    }

    private final class Reader implements ReaderContext {
        @Override
        public int subtask() {
            return 0;
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public void requestSplit() {
            try {
                enumerator.handleSplitRequest(0);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long processingTimeMs() {
            return 0;
        }

        @Override
        public long monotonicNs() {
            return 0;
        }
    }

    private final class Enumerator implements EnumeratorContext<JdbcSplit> {
        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public void assignSplit(JdbcSplit split, int subtask) {
            reader.addSplits(List.of(split));
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            reader.noMoreSplits();
        }

        @Override
        public <R> void callBlocking(Callable<R> work, BlockingOutcome<? super R> handler) {
            R result;
            try {
                result = work.call();
            } catch (Exception e) {
                tell(handler, null, e);
                return;
            }
            tell(handler, result, null);
        }

        private <R> void tell(
                BlockingOutcome<? super R> handler, @Nullable R result, @Nullable Exception e) {
            try {
                handler.accept(result, e);
            } catch (RuntimeException thrown) {
                throw thrown;
            } catch (Exception thrown) {
                throw new IllegalStateException(thrown);
            }
        }

        @Override
        public <R> void callPeriodically(
                Callable<R> work, BlockingOutcome<? super R> handler, Duration period) {
            throw new AssertionError("a bounded query is looked at once");
        }
    }
}
