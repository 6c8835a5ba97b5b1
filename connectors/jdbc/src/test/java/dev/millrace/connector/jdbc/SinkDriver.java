// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.List;

/** Plays the engine's part for one subtask of an exactly-once sink. */
final class SinkDriver implements AutoCloseable {
    private final CommittingWriter<String, RowsOfEpoch<String>> writer;
    private final Committer<RowsOfEpoch<String>> committer;

    private SinkDriver(ExactlyOnceSink<String> sink, WriterContext context) throws Exception {
        writer = sink.createWriter(context);
        committer = sink.createCommitter(context);
    }

    /** A run's subtask 0 that goes on from a checkpoint with {@code pending} in it. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only copied from
    static SinkDriver start(
            ExactlyOnceSink<String> sink, long generation, RowsOfEpoch<String>... pending)
            throws Exception {
        SinkDriver driver = new SinkDriver(sink, new Place(generation));
        driver.committer.recover(List.of(pending));
        for (RowsOfEpoch<String> rows : pending) {
            driver.committer.commit(rows.epoch(), List.of(rows));
        }
        return driver;
    }

    /** The first phase: what a checkpoint keeps of these records. */
    RowsOfEpoch<String> prepare(long epoch, String... records) throws Exception {
        for (String record : records) {
            writer.write(record, Long.MIN_VALUE);
        }
        writer.flush(false);
        return writer.prepareCommit(epoch, false).get(0);
    }

    void commit(RowsOfEpoch<String> rows) throws Exception {
        committer.commit(rows.epoch(), List.of(rows));
    }

    @Override
    public void close() throws Exception {
        writer.close();
        committer.close();
    }

    private record Place(long generation) implements WriterContext {
        @Override
        public String jobName() {
            return "job";
        }

        @Override
        public String uid() {
            return "sink";
        }

        @Override
        public int subtask() {
            return 0;
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public long restoredEpoch() {
            return 0;
        }

        @Override
        public long processingTimeMs() {
            return 0;
        }
    }
}
