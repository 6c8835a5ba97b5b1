// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Drives one writer of a file sink as an engine would, with a clock that the test sets. */
final class SinkRun<T> implements AutoCloseable {
    private final CommittingWriter<T, StagedFile> writer;
    private final Committer<StagedFile> committer;
    private long nowMs = 1_000_000;
    private long epoch;

    private SinkRun(FileSink<T> sink, int subtask, int parallelism) throws Exception {
        Context context = new Context(subtask, parallelism);
        writer = sink.createWriter(context);
        committer = sink.createCommitter(context);
    }

    static <T> SinkRun<T> of(FileSink<T> sink) throws Exception {
        return new SinkRun<>(sink, 0, 1);
    }

    static <T> SinkRun<T> of(FileSink<T> sink, int subtask, int parallelism) throws Exception {
        return new SinkRun<>(sink, subtask, parallelism);
    }

    /** Writes everything as a bounded job would. */
    @SafeVarargs
    static <T> void whole(FileSink<T> sink, T... records) throws Exception {
        try (SinkRun<T> run = of(sink)) {
            for (T record : records) {
                run.write(record);
            }
            run.commit(true);
        }
    }

    @SafeVarargs
    final SinkRun<T> write(T... records) throws Exception {
        for (T record : records) {
            writer.write(record, Long.MIN_VALUE);
        }
        return this;
    }

    SinkRun<T> pass(long ms) {
        nowMs += ms;
        return this;
    }

    List<StagedFile> prepare(boolean endOfInput) throws Exception {
        writer.flush(endOfInput);
        return writer.prepareCommit(++epoch, endOfInput);
    }

    void commit(List<StagedFile> files) throws Exception {
        committer.commit(epoch, files);
    }

    SinkRun<T> commit(boolean endOfInput) throws Exception {
        commit(prepare(endOfInput));
        return this;
    }

    @Override
    public void close() throws Exception {
        writer.close();
        committer.close();
    }

    /** Every file under {@code root}, hidden ones included, by its path from there. */
    static List<String> files(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Every file that a reader would look at. */
    static List<String> visible(Path root) throws IOException {
        return files(root).stream()
                .filter(path -> !Path.of(path).getFileName().toString().startsWith("."))
                .toList();
    }

    private final class Context implements WriterContext {
        private final int subtask;
        private final int parallelism;

        Context(int subtask, int parallelism) {
            this.subtask = subtask;
            this.parallelism = parallelism;
        }

        @Override
        public String jobName() {
            return "test";
        }

        @Override
        public String uid() {
            return "sink";
        }

        @Override
        public long generation() {
            return 0;
        }

        @Override
        public long restoredEpoch() {
            return 0;
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
        public long processingTimeMs() {
            return nowMs;
        }
    }
}
