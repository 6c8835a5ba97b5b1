// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.connector.kafka.broker.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * One broker for all test classes of the module, which are run one after the other, and what tests
 * do with it. It is started by the first and dies with the JVM; a test that kills it starts it
 * again.
 */
final class TestBroker {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(1);
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final TestBroker INSTANCE = new TestBroker();

    final KafkaBroker process;
    final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    private TestBroker() {
        try {
            process = KafkaBroker.in(Files.createTempDirectory("millrace-kafka")).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        admin = Admin.create(Map.of("bootstrap.servers", servers()));
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers(), "linger.ms", "0"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    static TestBroker get() {
        return INSTANCE;
    }

    String servers() {
        return process.bootstrapServers();
    }

    /** A topic of its own for a test. */
    String topic(int partitions) {
        return topic("t", partitions);
    }

    String topic(String prefix, int partitions) {
        String name = prefix + TOPICS.incrementAndGet();
        createTopic(name, partitions);
        return name;
    }

    void createTopic(String name, int partitions) {
        get(admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all());
    }

    void deleteTopic(String name) {
        get(admin.deleteTopics(List.of(name)).all());
    }

    void addPartitions(String topic, int count) {
        get(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(count))).all());
    }

    /** Does what retention does: removes what is before {@code offset}. */
    void removeBefore(String topic, int partition, long offset) {
        get(
                admin.deleteRecords(
                                Map.of(
                                        new TopicPartition(topic, partition),
                                        RecordsToDelete.beforeOffset(offset)))
                        .all());
    }

    void send(String topic, int partition, String... values) {
        for (String value : values) {
            send(new ProducerRecord<>(topic, partition, null, null, Bytes.of(value)));
        }
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a reader of committed records sees, up to where it could read when it began. */
    List<ConsumerRecord<String, String>> committed(String topic) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        Map<String, Object> properties =
                Map.of("bootstrap.servers", servers(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = visibleEnds(consumer, partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
        }
        return records;
    }

    /**
     * A commit is answered before it is visible, so the ends are taken again for a while as long as
     * something is open; a test may have left it open.
     */
    private Map<TopicPartition, Long> visibleEnds(
            KafkaConsumer<?, ?> committed, List<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> all =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", servers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> written = all.endOffsets(partitions);
            long start = System.nanoTime();
            Map<TopicPartition, Long> ends = committed.endOffsets(partitions);
            while (!ends.equals(written) && System.nanoTime() - start < VISIBLE_WITHIN.toNanos()) {
                ends = committed.endOffsets(partitions);
            }
            return ends;
        }
    }

    List<String> committedValues(String topic) {
        return committed(topic).stream().map(ConsumerRecord::value).toList();
    }

    /** All records, also those of open and aborted transactions. */
    long uncommittedCount(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", servers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long count = 0;
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                count += consumer.poll(Duration.ofMillis(50)).count();
            }
            return count;
        }
    }

    static <R> R get(KafkaFuture<R> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
