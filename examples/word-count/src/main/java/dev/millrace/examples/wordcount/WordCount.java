// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.wordcount;

import dev.millrace.api.RuntimeMode;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Collector;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.connector.files.FileSource;
import java.nio.file.Path;
import java.util.Locale;

/** Counts the words of the text file that is named, or of a few lines by Shakespeare. */
public final class WordCount {
    private static final String[] LINES = {
        "To be, or not to be, that is the question:",
        "Whether 'tis nobler in the mind to suffer",
        "The slings and arrows of outrageous fortune,",
        "Or to take arms against a sea of troubles",
        "And by opposing end them."
    };

    private WordCount() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setRuntimeMode(RuntimeMode.BATCH);

        DataStream<String> lines =
                args.length == 0
                        ? env.fromData(LINES)
                        : env.fromSource(
                                FileSource.text(Path.of(args[0])),
                                WatermarkStrategy.noWatermarks(),
                                "lines");
        counts(lines).map(count -> count.value() + " " + count.key()).print().setParallelism(1);

        env.execute("word count");
    }

    static DataStream<KeyValue<String, Long>> counts(DataStream<String> lines) {
        return lines.flatMap(WordCount::words).keyBy(word -> word).aggregate(Aggregates.count());
    }

    private static void words(String line, Collector<String> out) {
        for (String word : line.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+")) {
            if (!word.isEmpty()) {
                out.collect(word);
            }
        }
    }
}
