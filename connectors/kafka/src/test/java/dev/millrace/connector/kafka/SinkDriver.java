// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.List;

/**
 * Plays the engine's part for one subtask of a sink: two phases, a crash, a run that follows. What
 * a checkpoint holds is what {@link #prepare} gives; the test keeps it, as the store would.
 */
final class SinkDriver<T> implements AutoCloseable {
    static final long NO_TIME = Long.MIN_VALUE;

    /** A run of a job: which subtask of how many, and what number the run has. */
    record Place(String job, int subtask, int parallelism, long generation, long nowMs)
            implements WriterContext {
        static Place of(String job) {
            return new Place(job, 0, 1, 1, System.currentTimeMillis());
        }

        Place subtask(int subtask, int parallelism) {
            return new Place(job, subtask, parallelism, generation, nowMs);
        }

        Place generation(long generation) {
            return new Place(job, subtask, parallelism, generation, nowMs);
        }

        Place later(long ms) {
            return new Place(job, subtask, parallelism, generation, nowMs + ms);
        }

        @Override
        public String jobName() {
            return job;
        }

        @Override
        public String uid() {
            return "sink";
        }

        @Override
        public long restoredEpoch() {
            return 0;
        }

        @Override
        public long processingTimeMs() {
            return nowMs;
        }
    }

    final CommittingWriter<T, StagedTransaction> writer;
    final Committer<StagedTransaction> committer;

    private SinkDriver(KafkaSink<T> sink, Place place, List<StagedTransaction> pending)
            throws Exception {
        writer = sink.createWriter(place);
        committer = sink.createCommitter(place);
        committer.recover(pending);
    }

    static <T> SinkDriver<T> start(KafkaSink<T> sink, Place place) throws Exception {
        return new SinkDriver<>(sink, place, List.of());
    }

    /** A run that goes on from a checkpoint which holds {@code pending}, and commits it. */
    static <T> SinkDriver<T> restore(
            KafkaSink<T> sink, Place place, long epoch, List<StagedTransaction> pending)
            throws Exception {
        SinkDriver<T> driver = new SinkDriver<>(sink, place, pending);
        driver.commit(epoch, pending);
        return driver;
    }

    @SafeVarargs
    final SinkDriver<T> write(T... values) throws Exception {
        for (T value : values) {
            writer.write(value, NO_TIME);
        }
        return this;
    }

    List<StagedTransaction> prepare(long epoch) throws Exception {
        writer.flush(false);
        return writer.prepareCommit(epoch, false);
    }

    void commit(long epoch, List<StagedTransaction> staged) throws Exception {
        committer.commit(epoch, staged);
    }

    /** Both phases. */
    @SafeVarargs
    final List<StagedTransaction> epoch(long epoch, T... values) throws Exception {
        write(values);
        List<StagedTransaction> staged = prepare(epoch);
        commit(epoch, staged);
        return staged;
    }

    @Override
    public void close() throws Exception {
        writer.close();
        committer.close();
    }
}
