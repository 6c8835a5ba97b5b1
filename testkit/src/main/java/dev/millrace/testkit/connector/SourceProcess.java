// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.connector.BlockingOutcome;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.connector.SplitEnumerator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs a source, step by step as an engine would, all on one thread. To die it is
 * just no longer used.
 */
final class SourceProcess<T, S extends SourceSplit, E> {
    /** What a checkpoint keeps of a source. */
    record Kept<S, E>(E enumerator, List<S> splits) {}

    /** Something to be done between two polls. */
    private interface Work {
        void run() throws Exception;
    }

    private final int parallelism;
    private final SplitEnumerator<S, E> enumerator;
    private final List<SourceReader<T, S>> readers = new ArrayList<>();
    private final Set<Integer> ended = new HashSet<>();

    /** For the enumerator. */
    private final Deque<Work> work = new ArrayDeque<>();

    /** From the enumerator to the readers. */
    private final Deque<Work> mail = new ArrayDeque<>();

    private final ReadRecords<T> read = new ReadRecords<>();

    SourceProcess(Source<T, S, E> source, int parallelism, @Nullable Kept<S, E> kept)
            throws Exception {
        this.parallelism = parallelism;
        for (int i = 0; i < parallelism; i++) {
            readers.add(source.createReader(new Reading(i)));
        }
        enumerator =
                source.createEnumerator(
                        new Enumeration(), Optional.ofNullable(kept).map(Kept::enumerator));
        enumerator.start();
        for (SourceReader<T, S> reader : readers) {
            reader.start();
        }
        for (int i = 0; kept != null && i < kept.splits().size(); i++) {
            readers.get(i % parallelism).addSplits(List.of(kept.splits().get(i)));
        }
    }

    /** One poll of each reader that is not at its end; whether there may be more to come. */
    boolean poll(int maxRecords) throws Exception {
        work();
        for (int i = 0; i < parallelism; i++) {
            if (!ended.contains(i)) {
                read.begin(maxRecords);
                if (readers.get(i).poll(read, maxRecords) == ReaderStatus.END_OF_INPUT) {
                    ended.add(i);
                }
            }
        }
        return ended.size() < parallelism;
    }

    /** Work that was asked for meanwhile waits for the next round, as it would in an engine. */
    private void work() throws Exception {
        for (int i = work.size(); i > 0; i--) {
            work.remove().run();
        }
        deliver();
    }

    private void deliver() throws Exception {
        while (!mail.isEmpty()) {
            mail.remove().run();
        }
    }

    /** The barrier follows what the enumerator has given out: a split is in exactly one place. */
    Kept<S, E> keep() throws Exception {
        E ofEnumerator = enumerator.snapshotState();
        deliver();
        List<S> splits = new ArrayList<>();
        readers.forEach(reader -> splits.addAll(reader.snapshotState()));
        return new Kept<>(ofEnumerator, splits);
    }

    /** Each reader's splits, as it is told when a checkpoint is complete. */
    List<List<S>> positions() {
        return readers.stream().map(SourceReader::snapshotState).toList();
    }

    void confirm(List<List<S>> positions) throws Exception {
        for (int i = 0; i < parallelism; i++) {
            readers.get(i).checkpointCompleted(positions.get(i));
        }
    }

    ReadRecords<T> read() {
        return read;
    }

    /** At the end of a scenario: lets go of files and connections, whatever they say. */
    void abandon() {
        try {
            for (SourceReader<T, S> reader : readers) {
                reader.close();
            }
            enumerator.close();
        } catch (Exception e) {
            // It was left as a dead process leaves it; what it says now is of no use to anybody.
            return;
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
            work.add(() -> enumerator.handleSplitRequest(subtask));
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

    private final class Enumeration implements EnumeratorContext<S> {
        @Override
        public int parallelism() {
            return parallelism;
        }

        @Override
        public void assignSplit(S split, int subtask) {
            mail.add(() -> readers.get(subtask).addSplits(List.of(split)));
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            mail.add(() -> readers.get(subtask).noMoreSplits());
        }

        @Override
        public <R> void callBlocking(Callable<R> call, BlockingOutcome<? super R> handler) {
            work.add(() -> outcome(call, handler));
        }

        /** Once is enough: what is there does not change. */
        @Override
        public <R> void callPeriodically(
                Callable<R> call, BlockingOutcome<? super R> handler, Duration period) {
            callBlocking(call, handler);
        }

        private <R> void outcome(Callable<R> call, BlockingOutcome<? super R> handler)
                throws Exception {
            R result;
            try {
                result = call.call();
            } catch (Exception e) {
                handler.accept(null, e);
                return;
            }
            handler.accept(result, null);
        }
    }
}
