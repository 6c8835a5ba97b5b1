// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.kafka;

import dev.millrace.api.JobHandle;
import dev.millrace.api.Options;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.benchmarks.millrace.TakenCheckpoints;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.topics.TopicInput;
import dev.millrace.benchmarks.trial.ChildProcess;
import dev.millrace.benchmarks.visitors.Checkpoints;
import dev.millrace.connector.kafka.Delivery;
import dev.millrace.connector.kafka.KafkaEnd;
import dev.millrace.connector.kafka.KafkaSink;
import dev.millrace.connector.kafka.KafkaSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A process that runs the job once, measures it, and checks what came out. */
final class TopicTrial {
    private static final int PARALLELISM = 2;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final String servers;
    private final Delivery delivery;
    private final TopicInput input;
    private final String output;

    private TopicTrial(String servers, Delivery delivery, TopicInput input) {
        this.servers = servers;
        this.delivery = delivery;
        this.input = input;
        this.output = "output-" + ProcessHandle.current().pid();
    }

    /**
     * @param args where the broker is, the guarantee, how many records of how many keys the input
     *     has, where checkpoints go, for how many milliseconds to warm up and to measure
     */
    public static void main(String[] args) {
        TopicInput input = new TopicInput(Long.parseLong(args[2]), Integer.parseInt(args[3]));
        TopicTrial trial = new TopicTrial(args[0], Delivery.valueOf(args[1]), input);
        long warmupMs = Long.parseLong(args[5]);
        long measureMs = Long.parseLong(args[6]);
        ChildProcess.run(() -> trial.run(Path.of(args[4]), new Window(warmupMs, measureMs)));
    }

    private Outcome run(Path checkpoints, Window window) throws Exception {
        try (Topics topics = Topics.at(servers)) {
            topics.create(output);
            try {
                return run(topics, start(checkpoints), window);
            } finally {
                topics.delete(output);
            }
        }
    }

    private Outcome run(Topics topics, JobHandle job, Window window) throws Exception {
        window.watch(job);
        job.await();
        if (job.failure().isPresent()) {
            throw new IllegalStateException("the job failed", job.failure().get());
        }
        Map<String, Double> figures = window.figures();
        figures.putAll(
                new Checkpoints(TakenCheckpoints.of(job), window.fromMs(), window.toMs())
                        .figures());
        Checksum rows = topics.committed(output);
        Checksum expected = input.expected();
        if (rows.rows() != expected.rows() || rows.sum() != expected.sum()) {
            throw new IllegalStateException(
                    rows.rows() + " rows with other contents, expected " + expected.rows());
        }
        return new Outcome(figures, List.of(), rows.rows(), rows.sum());
    }

    private JobHandle start(Path checkpoints) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment()
                        .setParallelism(PARALLELISM)
                        .set(Options.WORKERS, PARALLELISM)
                        .enableCheckpointing(INTERVAL, checkpoints);
        KafkaSource<TopicRecord> source =
                KafkaSource.<TopicRecord>of(
                                servers,
                                record ->
                                        new TopicRecord(
                                                TopicInput.number(record.key()), record.value()),
                                Topics.INPUT)
                        .endAt(KafkaEnd.latest());
        KafkaSink<TopicRecord> sink =
                KafkaSink.<TopicRecord>of(
                                servers,
                                (row, timestamp) ->
                                        new ProducerRecord<>(
                                                output, TopicInput.bytes(row.key()), row.value()))
                        .delivery(delivery);
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "records")
                .keyBy(TopicRecord::key)
                .process(CountPerKey::new)
                .uid("counts")
                .sinkTo(sink)
                .uid(Window.COUNTED);
        return env.executeAsync("topics");
    }
}
