// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.connector.kafka.SinkDriver.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Source and sink beside loops over the bare client with the same settings, in turns, in one
 * process. It asserts what was read and written; the figures are printed.
 */
@Tag("long")
class ThroughputTest {
    private static final int RECORDS = 500_000;
    private static final int ROUNDS = 6;

    private final TestBroker broker = TestBroker.get();
    private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();
    private final byte[] value = new byte[100];

    private void time(String what, Callable<Integer> work) throws Exception {
        long startNs = System.nanoTime();
        assertThat(work.call()).isEqualTo(RECORDS);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        perSecond.computeIfAbsent(what, any -> new ArrayList<>()).add(RECORDS / seconds);
    }

    private void print() {
        perSecond.forEach(
                (what, figures) -> {
                    List<Double> sorted = figures.stream().skip(2).sorted().toList();
                    System.out.printf(
                            "%-28s %9.0f records/s (median of %d, %9.0f to %9.0f)%n",
                            what,
                            sorted.get(sorted.size() / 2),
                            sorted.size(),
                            sorted.get(0),
                            sorted.get(sorted.size() - 1));
                });
    }

    @Test
    void writes() throws Exception {
        String topic = broker.topic(2);
        KafkaSink<byte[]> sink =
                KafkaSink.of(broker.servers(), (bytes, time) -> new ProducerRecord<>(topic, bytes));
        for (int round = 0; round < ROUNDS; round++) {
            Place place = Place.of("throughput" + round);
            time("producer", () -> produce(topic, false));
            time("sink, at least once", () -> write(sink, place));
            time("producer, a transaction", () -> produce(topic, true));
            time("sink, exactly once", () -> write(sink.delivery(Delivery.EXACTLY_ONCE), place));
        }
        print();
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private int produce(String topic, boolean transactional) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("bootstrap.servers", broker.servers());
        settings.put("acks", "all");
        if (transactional) {
            settings.put("transactional.id", "throughput");
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            if (transactional) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>(topic, value), (metadata, failure) -> {});
            }
            producer.flush();
            if (transactional) {
                producer.commitTransaction();
            }
        }
        return RECORDS;
    }

    private int write(KafkaSink<byte[]> sink, Place place) throws Exception {
        try (SinkDriver<byte[]> driver = SinkDriver.start(sink, place)) {
            for (int i = 0; i < RECORDS; i++) {
                driver.writer.write(value, SinkDriver.NO_TIME);
            }
            driver.commit(1, driver.prepare(1));
        }
        return RECORDS;
    }

    @Test
    void reads() throws Exception {
        String topic = broker.topic(1);
        produce(topic, true);
        KafkaSource<byte[]> source =
                KafkaSource.of(broker.servers(), record -> record.value(), topic);
        for (int round = 0; round < ROUNDS; round++) {
            time("consumer", () -> consume(topic));
            time("source", () -> read(source, topic));
        }
        print();
    }

    private int consume(String topic) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", broker.servers(),
                        "isolation.level", "read_committed",
                        "max.poll.records", "2000");
        int count = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (count < RECORDS) {
                count += consumer.poll(Duration.ofMillis(20)).count();
            }
        }
        return count;
    }

    private int read(KafkaSource<byte[]> source, String topic) throws Exception {
        Counted output = new Counted();
        try (SourceReader<byte[], KafkaSplit> reader = source.createReader(new Alone())) {
            reader.start();
            reader.addSplits(List.of(KafkaSplit.of(new TopicPartition(topic, 0), 0, RECORDS)));
            reader.noMoreSplits();
            while (reader.poll(output, 256) != ReaderStatus.END_OF_INPUT) {
                // All is done by the poll.
            }
        }
        return output.count;
    }

    private static final class Counted implements ReaderOutput<byte[]> {
        private int count;

        @Override
        public void split(String splitId) {}

        @Override
        public void collect(byte[] value, long timestamp, long position) {
            count++;
        }

        @Override
        public void reject(Object payload, long position, Exception cause) {}

        @Override
        public void caughtUp() {}

        @Override
        public void splitFinished() {}
    }

    private static final class Alone implements ReaderContext {
        @Override
        public int subtask() {
            return 0;
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public void requestSplit() {}

        @Override
        public long processingTimeMs() {
            return 0;
        }

        @Override
        public long monotonicNs() {
            return 0;
        }
    }
}
