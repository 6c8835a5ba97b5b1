// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.PacedSource;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.function.ResultFuture;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.connector.files.FileSink;
import dev.millrace.connector.files.FileSource;
import dev.millrace.connector.jdbc.ConnectionSource;
import dev.millrace.connector.jdbc.ExactlyOnceSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The job that is killed: files, asynchronous calls, windows and sessions, files or PostgreSQL. */
final class WindowsJob {
    static final long WINDOW_MS = 500;
    static final long GAP_MS = 100;

    private WindowsJob() {}

    /**
     * @param args a directory with {@code in}, into which it writes {@code checkpoints}; how much
     *     faster than its own time the input is read; and where it writes: a directory, or the
     *     address of a database
     */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        double speed = Double.parseDouble(args[1]);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.enableCheckpointing(Duration.ofMillis(100), directory.resolve("checkpoints"));
        var readings =
                env.fromSource(
                                PacedSource.of(
                                        FileSource.text(directory.resolve("in")),
                                        line -> Reading.parse(line).timeMs(),
                                        speed),
                                WatermarkStrategy.<String>forMonotonousTimestamps()
                                        .withTimestampAssigner(
                                                (line, unused) -> Reading.parse(line).timeMs()),
                                "lines")
                        .map(Reading::parse);
        KeyedStream<Reading, String> answered =
                AsyncDataStream.unorderedWait(
                                readings,
                                new Doubling(),
                                AsyncOptions.<Reading>timeout(Duration.ofMinutes(5))
                                        .withCapacity(50))
                        .uid("doubling")
                        .keyBy(Reading::key);
        answered.window(TumblingEventTimeWindows.of(Duration.ofMillis(WINDOW_MS)))
                .process(new Summing("window"))
                .uid("windows")
                .union(
                        answered.window(EventTimeSessionWindows.withGap(Duration.ofMillis(GAP_MS)))
                                .process(new Summing("session"))
                                .uid("sessions"))
                .sinkTo(sink(args[2]))
                .uid("out");
        env.execute("windows");
    }

    private static Sink<String> sink(String where) {
        if (!where.startsWith("jdbc:")) {
            return FileSink.text(Path.of(where));
        }
        return ExactlyOnceSink.of(
                ConnectionSource.of(where, "postgres", "postgres"),
                "INSERT INTO written (line) VALUES (?)",
                (statement, line) -> statement.setString(1, line));
    }

    /** A service that takes up to some ms, and doubles values. */
    private static final class Doubling implements AsyncFunction<Reading, Reading> {
        private static final long serialVersionUID = 1L;

        @Override
        public void asyncInvoke(Reading reading, ResultFuture<Reading> result) {
            Reading doubled =
                    new Reading(reading.id(), reading.key(), 2 * reading.value(), reading.timeMs());
            CompletableFuture.delayedExecutor(reading.id() % 5, TimeUnit.MILLISECONDS)
                    .execute(() -> result.complete(List.of(doubled)));
        }
    }

    /** One line for each window: what it is, its bounds, and what is in it. */
    private static final class Summing
            extends ProcessWindowFunction<Reading, String, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        private final String kind;

        Summing(String kind) {
            this.kind = kind;
        }

        @Override
        public void process(
                String key, Context context, Iterable<Reading> readings, Collector<String> out) {
            ExpectedWindows.Sum sum = new ExpectedWindows.Sum();
            readings.forEach(reading -> sum.add(reading.value()));
            TimeWindow window = context.window();
            out.collect(ExpectedWindows.line(kind, key, window.getStart(), window.getEnd(), sum));
        }
    }
}
