// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.kafka;

import static java.util.stream.Collectors.toMap;

import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.topics.TopicInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes topics, and reads what is in them. */
final class Topics implements AutoCloseable {
    /** The topic that is read by all trials. */
    static final String INPUT = "input";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);

    private final String servers;
    private final Admin admin;

    private Topics(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    static Topics at(String servers) {
        return new Topics(servers);
    }

    void create(String name) throws InterruptedException, ExecutionException {
        NewTopic topic = new NewTopic(name, TopicInput.PARTITIONS, (short) 1);
        admin.createTopics(List.of(topic)).all().get();
    }

    void delete(String name) throws InterruptedException, ExecutionException {
        admin.deleteTopics(List.of(name)).all().get();
    }

    /**
     * Adds up all rows that a reader of committed records sees when it comes to the end of what was
     * written; a commit is answered a moment before it is visible.
     *
     * @throws IllegalStateException if something stays invisible: a transaction is open
     */
    Checksum committed(String name) throws InterruptedException, ExecutionException {
        Checksum rows = new Checksum();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = ends(name);
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long seenNs = System.nanoTime();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    rows.add(TopicInput.row(record.key(), record.value()));
                }
                if (!records.isEmpty()) {
                    seenNs = System.nanoTime();
                } else if (System.nanoTime() - seenNs > VISIBLE_WITHIN.toNanos()) {
                    throw new IllegalStateException("not all of " + name + " is committed");
                }
            }
        }
        return rows;
    }

    /** Behind the last record of each partition, also if its transaction is open. */
    private Map<TopicPartition, Long> ends(String name)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest =
                IntStream.range(0, TopicInput.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(name, partition))
                        .collect(toMap(partition -> partition, any -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, found -> found.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
