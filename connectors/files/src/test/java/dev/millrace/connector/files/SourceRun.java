// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.BlockingOutcome;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.connector.SplitEnumerator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Drives a source as an engine would, with one reader, on the test's thread and step by step. */
final class SourceRun<T, S extends SourceSplit, E> implements AutoCloseable {

    /** A record as it was handed out. */
    record Read<T>(String split, long line, T value) {}

    /** A record that was rejected. */
    record Rejected(String split, long line, Object payload, Exception cause) {}

    /** What a restart needs. */
    record Snapshot<S, E>(E enumerator, List<S> reader) {}

    private final Source<T, S, E> source;
    private final SplitEnumerator<S, E> enumerator;
    private final SourceReader<T, S> reader;
    private final Deque<Callable<Void>> blockingWork = new ArrayDeque<>();
    private final Deque<Callable<Void>> periodicWork = new ArrayDeque<>();
    private final Output output = new Output();
    final List<Read<T>> records = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();

    /** Records and rejected ones in the order in which they came. */
    final List<String> log = new ArrayList<>();

    final List<String> finishedSplits = new ArrayList<>();
    ReaderStatus status = ReaderStatus.NOTHING_NOW;

    private SourceRun(Source<T, S, E> source, Optional<Snapshot<S, E>> restored) throws Exception {
        this.source = source;
        this.enumerator =
                source.createEnumerator(new Enumeration(), restored.map(Snapshot::enumerator));
        this.reader = source.createReader(new Reading());
        enumerator.start();
        reader.start();
        restored.ifPresent(snapshot -> reader.addSplits(snapshot.reader()));
    }

    static <T, S extends SourceSplit, E> SourceRun<T, S, E> of(Source<T, S, E> source)
            throws Exception {
        return new SourceRun<>(source, Optional.empty());
    }

    /** Reads everything of a bounded source. */
    static <T, S extends SourceSplit, E> SourceRun<T, S, E> whole(Source<T, S, E> source)
            throws Exception {
        try (SourceRun<T, S, E> run = of(source)) {
            while (run.status != ReaderStatus.END_OF_INPUT) {
                run.poll(100);
            }
            return run;
        }
    }

    /** One poll, after all that the enumerator has to do. */
    SourceRun<T, S, E> poll(int maxRecords) throws Exception {
        while (!blockingWork.isEmpty()) {
            blockingWork.remove().call();
        }
        output.left = maxRecords;
        output.split = null;
        status = reader.poll(output, maxRecords);
        return this;
    }

    /** Polls until there is nothing more to read now. */
    SourceRun<T, S, E> pollAll() throws Exception {
        do {
            poll(100);
        } while (status == ReaderStatus.MORE_AVAILABLE);
        return this;
    }

    /** Lets the period of what is done periodically pass. */
    SourceRun<T, S, E> look() throws Exception {
        for (Callable<Void> work : periodicWork) {
            work.call();
        }
        return this;
    }

    Snapshot<S, E> snapshot() {
        return new Snapshot<>(enumerator.snapshotState(), reader.snapshotState());
    }

    /** A new run from {@code snapshot}; this one is closed. */
    SourceRun<T, S, E> restart(Snapshot<S, E> snapshot) throws Exception {
        close();
        return new SourceRun<>(source, Optional.of(snapshot));
    }

    List<T> values() {
        return records.stream().map(Read::value).toList();
    }

    @Override
    public void close() throws Exception {
        reader.close();
        enumerator.close();
    }

    private final class Enumeration implements EnumeratorContext<S> {
        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public void assignSplit(S split, int subtask) {
            reader.addSplits(List.of(split));
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            reader.noMoreSplits();
        }

        @Override
        public <R> void callBlocking(Callable<R> work, BlockingOutcome<? super R> handler) {
            blockingWork.add(() -> outcome(work, handler));
        }

        @Override
        public <R> void callPeriodically(
                Callable<R> work, BlockingOutcome<? super R> handler, Duration period) {
            periodicWork.add(() -> outcome(work, handler));
        }

        private <R> Void outcome(Callable<R> work, BlockingOutcome<? super R> handler)
                throws Exception {
            R result;
            try {
                result = work.call();
            } catch (Exception e) {
                handler.accept(null, e);
                return null;
            }
            handler.accept(result, null);
            return null;
        }
    }

    private final class Reading implements ReaderContext {
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
            blockingWork.add(
                    () -> {
                        enumerator.handleSplitRequest(0);
                        return null;
                    });
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

    private final class Output implements ReaderOutput<T> {
        private String split;
        private int left;

        @Override
        public void split(String splitId) {
            split = splitId;
        }

        @Override
        public void collect(T value, long timestamp, long position) {
            requireRoom();
            log.add(split + ":" + position + "=" + value);
            records.add(new Read<>(split, position, value));
        }

        @Override
        public void reject(Object payload, long position, Exception cause) {
            requireRoom();
            log.add(split + ":" + position + "!" + payload);
            rejected.add(new Rejected(split, position, payload, cause));
        }

        private void requireRoom() {
            if (split == null) {
                throw new AssertionError("a record came before its split was named");
            }
            if (left-- == 0) {
                throw new AssertionError("more records than asked for");
            }
        }

        @Override
        public void caughtUp() {}

        @Override
        public void splitFinished() {
            finishedSplits.add(split);
        }
    }
}
