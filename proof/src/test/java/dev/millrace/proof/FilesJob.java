// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.PacedSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.connector.files.FileSink;
import dev.millrace.connector.files.FileSource;
import java.nio.file.Path;
import java.time.Duration;

/** The job that is killed: files, state per key, files. */
final class FilesJob {
    private FilesJob() {}

    /**
     * @param args a directory with {@code in}, into which it writes {@code out} and {@code
     *     checkpoints}; how much faster than its own time the input is read, so that there is a job
     *     to kill
     */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        double speed = Double.parseDouble(args[1]);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.enableCheckpointing(Duration.ofMillis(100), directory.resolve("checkpoints"));
        env.fromSource(
                        PacedSource.of(
                                FileSource.text(directory.resolve("in")),
                                line -> Reading.parse(line).timeMs(),
                                speed),
                        WatermarkStrategy.noWatermarks(),
                        "lines")
                .map(Reading::parse)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Reading>forMonotonousTimestamps()
                                .withTimestampAssigner((reading, unused) -> reading.timeMs()))
                .keyBy(Reading::key)
                .process(new Tally())
                .uid("tally")
                .sinkTo(FileSink.text(directory.resolve("out")))
                .uid("out");
        env.execute("files-to-files");
    }
}
