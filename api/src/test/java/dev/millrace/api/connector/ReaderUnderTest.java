// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Polls a reader of a source by hand, with a clock that is set by hand. */
final class ReaderUnderTest<T, S extends SourceSplit, E> {
    final List<T> records = new ArrayList<>();
    final List<Long> positions = new ArrayList<>();
    final List<String> rejected = new ArrayList<>();
    final List<String> finished = new ArrayList<>();

    private final SourceReader<T, S> reader;
    private final Output output = new Output();
    private long clockNs;

    private ReaderUnderTest(Source<T, S, E> source, int subtask, int parallelism) {
        this.reader = source.createReader(new Context(subtask, parallelism));
    }

    /** The reader of one subtask with the splits that the source's enumerator gives it. */
    static <T, S extends SourceSplit, E> ReaderUnderTest<T, S, E> of(
            Source<T, S, E> source, int subtask, int parallelism) throws Exception {
        ReaderUnderTest<T, S, E> test = new ReaderUnderTest<>(source, subtask, parallelism);
        Assignments<T, S, E> assignments = new Assignments<>(test, subtask, parallelism);
        SplitEnumerator<S, E> enumerator = source.createEnumerator(assignments, Optional.empty());
        enumerator.start();
        enumerator.handleSplitRequest(subtask);
        return test;
    }

    /** A reader that goes on from splits of another. */
    static <T, S extends SourceSplit, E> ReaderUnderTest<T, S, E> resumed(
            Source<T, S, E> source, List<S> splits) {
        ReaderUnderTest<T, S, E> test = new ReaderUnderTest<>(source, 0, 1);
        test.reader.addSplits(splits);
        test.reader.noMoreSplits();
        return test;
    }

    ReaderStatus poll(int maxRecords) throws Exception {
        return reader.poll(output, maxRecords);
    }

    List<T> readAll() throws Exception {
        while (poll(7) == ReaderStatus.MORE_AVAILABLE) {
            assertSane();
        }
        return records;
    }

    private void assertSane() {
        if (records.size() > 1_000_000) {
            throw new AssertionError("The reader does not end");
        }
    }

    List<S> snapshot() {
        return reader.snapshotState();
    }

    void pass(Duration time) {
        clockNs += time.toNanos();
    }

    private record Assignments<T, S extends SourceSplit, E>(
            ReaderUnderTest<T, S, E> test, int subtask, int parallelism)
            implements EnumeratorContext<S> {

        @Override
        public void assignSplit(S split, int to) {
            if (to == subtask) {
                test.reader.addSplits(List.of(split));
            }
        }

        @Override
        public void signalNoMoreSplits(int to) {
            test.reader.noMoreSplits();
        }

        @Override
        public <R> void callBlocking(
                java.util.concurrent.Callable<R> work, BlockingOutcome<? super R> handler) {
            throw new AssertionError("nothing blocks");
        }

        @Override
        public <R> void callPeriodically(
                java.util.concurrent.Callable<R> work,
                BlockingOutcome<? super R> handler,
                Duration period) {
            throw new AssertionError("nothing blocks");
        }
    }

    private final class Context implements ReaderContext {
        private final int subtask;
        private final int parallelism;

        Context(int subtask, int parallelism) {
            this.subtask = subtask;
            this.parallelism = parallelism;
        }

        @Override
        public int subtask() {
            return subtask;
        }

        @Override
        public int parallelism() {
            return parallelism;
        }

        @Override
        public void requestSplit() {}

        @Override
        public long processingTimeMs() {
            return clockNs / 1_000_000;
        }

        @Override
        public long monotonicNs() {
            return clockNs;
        }
    }

    private final class Output implements ReaderOutput<T> {
        private String split = "";

        @Override
        public void split(String splitId) {
            split = splitId;
        }

        @Override
        public void collect(T value, long timestamp, long position) {
            records.add(value);
            positions.add(position);
        }

        @Override
        public void reject(@Nullable Object payload, long position, Exception cause) {
            rejected.add(position + ":" + cause.getMessage());
        }

        @Override
        public void caughtUp() {}

        @Override
        public void splitFinished() {
            finished.add(split);
        }
    }
}
