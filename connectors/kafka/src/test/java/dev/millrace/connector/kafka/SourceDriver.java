// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.BlockingOutcome;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Plays the engine's part for a source: asks, polls, takes snapshots and restores them, in one
 * thread. What is to be done again each period is done by {@link #look}.
 */
final class SourceDriver<T> implements AutoCloseable {
    /** Matters only if a test fails. */
    private static final long PATIENCE_NS = Duration.ofSeconds(60).toNanos();

    record Read<T>(String split, long position, long timestamp, T value) {}

    record Rejected(String split, long position, Object payload, Exception cause) {}

    record Snapshot(FoundPartitions enumerator, List<List<KafkaSplit>> readers) {
        List<KafkaSplit> splits() {
            return readers.stream().flatMap(List::stream).toList();
        }
    }

    final List<Read<T>> records = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    final List<String> finished = new ArrayList<>();
    final List<String> caughtUp = new ArrayList<>();
    final List<ReaderStatus> statuses = new ArrayList<>();
    private final KafkaSource<T> source;
    private final int parallelism;
    private final List<SourceReader<T, KafkaSplit>> readers = new ArrayList<>();
    private final SplitEnumerator<KafkaSplit, FoundPartitions> enumerator;
    private final Deque<Callable<?>> blocking = new ArrayDeque<>();
    private final List<Callable<?>> periodic = new ArrayList<>();
    private int maxRecords = 256;

    private SourceDriver(KafkaSource<T> source, int parallelism, Optional<Snapshot> restored)
            throws Exception {
        this.source = source;
        this.parallelism = parallelism;
        enumerator = source.createEnumerator(new Enumeration(), restored.map(Snapshot::enumerator));
        for (int i = 0; i < parallelism; i++) {
            readers.add(source.createReader(new Reading(i)));
            statuses.add(ReaderStatus.NOTHING_NOW);
        }
        enumerator.start();
        for (int i = 0; i < parallelism; i++) {
            readers.get(i).start();
        }
        if (restored.isPresent()) {
            int next = 0;
            for (KafkaSplit split : restored.get().splits()) {
                readers.get(next++ % parallelism).addSplits(List.of(split));
            }
        }
    }

    static <T> SourceDriver<T> of(KafkaSource<T> source) throws Exception {
        return new SourceDriver<>(source, 1, Optional.empty());
    }

    static <T> SourceDriver<T> of(KafkaSource<T> source, int parallelism) throws Exception {
        return new SourceDriver<>(source, parallelism, Optional.empty());
    }

    /** Reads a bounded source to its end. */
    static <T> List<T> readAll(KafkaSource<T> source) throws Exception {
        try (SourceDriver<T> driver = of(source)) {
            driver.until(driver::isEnded);
            return driver.values();
        }
    }

    SourceDriver<T> maxRecords(int maxRecords) {
        this.maxRecords = maxRecords;
        return this;
    }

    SourceDriver<T> until(BooleanSupplier condition) throws Exception {
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNs) {
                throw new AssertionError(
                        "Waited in vain; read "
                                + records
                                + ", rejected "
                                + rejected
                                + ", "
                                + statuses);
            }
            poll();
        }
        return this;
    }

    SourceDriver<T> untilCaughtUp() throws Exception {
        return until(() -> statuses.stream().allMatch(it -> it == ReaderStatus.CAUGHT_UP));
    }

    boolean isEnded() {
        return statuses.stream().allMatch(it -> it == ReaderStatus.END_OF_INPUT);
    }

    void poll() throws Exception {
        work();
        for (int i = 0; i < parallelism; i++) {
            if (statuses.get(i) != ReaderStatus.END_OF_INPUT) {
                statuses.set(i, readers.get(i).poll(new Output(), maxRecords));
            }
        }
    }

    /** The period of discovery has passed. */
    void look() throws Exception {
        for (Callable<?> work : List.copyOf(periodic)) {
            work.call();
        }
        work();
    }

    private void work() throws Exception {
        while (!blocking.isEmpty()) {
            blocking.remove().call();
        }
    }

    Snapshot snapshot() {
        return new Snapshot(
                enumerator.snapshotState(),
                readers.stream().map(SourceReader::snapshotState).toList());
    }

    void complete(Snapshot snapshot) throws Exception {
        for (int i = 0; i < parallelism; i++) {
            readers.get(i).checkpointCompleted(snapshot.readers().get(i));
        }
    }

    /** A new run from {@code snapshot}; this one is closed. */
    SourceDriver<T> restart(Snapshot snapshot, int parallelism) throws Exception {
        close();
        return new SourceDriver<>(source, parallelism, Optional.of(snapshot));
    }

    List<T> values() {
        return records.stream().map(Read::value).toList();
    }

    @Override
    public void close() throws Exception {
        for (SourceReader<T, KafkaSplit> reader : readers) {
            reader.close();
        }
        enumerator.close();
    }

    private final class Enumeration implements EnumeratorContext<KafkaSplit> {
        @Override
        public int parallelism() {
            return parallelism;
        }

        @Override
        public void assignSplit(KafkaSplit split, int subtask) {
            readers.get(subtask).addSplits(List.of(split));
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            readers.get(subtask).noMoreSplits();
        }

        @Override
        public <R> void callBlocking(Callable<R> work, BlockingOutcome<? super R> handler) {
            blocking.add(() -> outcome(work, handler));
        }

        @Override
        public <R> void callPeriodically(
                Callable<R> work, BlockingOutcome<? super R> handler, Duration period) {
            blocking.add(() -> outcome(work, handler));
            periodic.add(() -> outcome(work, handler));
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
        private final int subtask;

        Reading(int subtask) {
            this.subtask = subtask;
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
        public void requestSplit() {
            blocking.add(
                    () -> {
                        enumerator.handleSplitRequest(subtask);
                        return null;
                    });
        }

        @Override
        public long processingTimeMs() {
            return System.currentTimeMillis();
        }

        @Override
        public long monotonicNs() {
            return System.nanoTime();
        }
    }

    private final class Output implements ReaderOutput<T> {
        private String split;
        private int left = maxRecords;

        @Override
        public void split(String splitId) {
            split = splitId;
        }

        @Override
        public void collect(T value, long timestamp, long position) {
            requireRoom();
            records.add(new Read<>(split, position, timestamp, value));
        }

        @Override
        public void reject(Object payload, long position, Exception cause) {
            requireRoom();
            rejected.add(new Rejected(split, position, payload, cause));
        }

        private void requireRoom() {
            if (split == null || left-- == 0) {
                throw new AssertionError("no split, or more records than asked for");
            }
        }

        @Override
        public void caughtUp() {
            caughtUp.add(split);
        }

        @Override
        public void splitFinished() {
            finished.add(split);
        }
    }

    static List<String> numbered(String prefix, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> prefix + i).toList();
    }
}
