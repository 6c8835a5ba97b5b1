// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.PacedSource;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.connector.jdbc.ConnectionSource;
import dev.millrace.connector.jdbc.ExactlyOnceSink;
import dev.millrace.connector.kafka.Delivery;
import dev.millrace.connector.kafka.KafkaEnd;
import dev.millrace.connector.kafka.KafkaSink;
import dev.millrace.connector.kafka.KafkaSource;
import dev.millrace.connector.kafka.KafkaStart;
import java.nio.file.Path;
import java.time.Duration;

/** The jobs that are killed: Kafka, state per key, Kafka or PostgreSQL. */
final class TopicJob {
    private TopicJob() {}

    /**
     * @param args the broker, the topic read, where checkpoints go, how much faster than its own
     *     time the input is read, and where it writes: a topic, or the address of a database
     */
    public static void main(String[] args) throws Exception {
        double speed = Double.parseDouble(args[3]);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.enableCheckpointing(Duration.ofMillis(100), Path.of(args[2]));
        KafkaSource<String> lines =
                KafkaSource.strings(args[0], args[1])
                        .startAt(KafkaStart.earliest())
                        .endAt(KafkaEnd.latest());
        env.fromSource(
                        PacedSource.of(lines, line -> Reading.parse(line).timeMs(), speed),
                        WatermarkStrategy.noWatermarks(),
                        "lines")
                .map(Reading::parse)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Reading>forMonotonousTimestamps()
                                .withTimestampAssigner((reading, unused) -> reading.timeMs()))
                .keyBy(Reading::key)
                .process(new Tally())
                .uid("tally")
                .sinkTo(sink(args[0], args[4]))
                .uid("out");
        env.execute("killed");
    }

    private static Sink<String> sink(String servers, String where) {
        if (!where.startsWith("jdbc:")) {
            return KafkaSink.strings(servers, where).delivery(Delivery.EXACTLY_ONCE);
        }
        return ExactlyOnceSink.of(
                ConnectionSource.of(where, "postgres", "postgres"),
                "INSERT INTO written (line) VALUES (?)",
                (statement, line) -> statement.setString(1, line));
    }
}
