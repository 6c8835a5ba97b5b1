// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import dev.millrace.connector.kafka.broker.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker, topics in it, and a reader of what is committed. */
final class Topics implements AutoCloseable {
    private static final int PARTITIONS = 3;

    /** Matters only if a transaction stays open for ever. */
    private static final Duration DECIDED_TIMEOUT = Duration.ofMinutes(2);

    private final KafkaBroker broker;

    private Topics(KafkaBroker broker) {
        this.broker = broker;
    }

    static Topics in(Path directory) {
        return new Topics(KafkaBroker.in(directory).start());
    }

    String servers() {
        return broker.bootstrapServers();
    }

    /** Kills the broker by signal 9, and starts it again at the same address. */
    void restart() {
        broker.kill();
        broker.start();
    }

    /**
     * Makes topics and waits until each partition is served. The records of a test are of the year
     * 1970, where the broker's usual retention would have them removed within half a minute.
     */
    void create(String... names) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            for (String name : names) {
                NewTopic topic =
                        new NewTopic(name, PARTITIONS, (short) 1)
                                .configs(Map.of("retention.ms", "-1"));
                admin.createTopics(List.of(topic)).all().get();
                Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    partitions.put(new TopicPartition(name, partition), OffsetSpec.latest());
                }
                waitUntilServed(admin, partitions);
            }
        }
    }

    /** A topic that was just made may be unknown for a moment. */
    private static void waitUntilServed(Admin admin, Map<TopicPartition, OffsetSpec> partitions)
            throws ExecutionException, InterruptedException {
        long deadlineNs = System.nanoTime() + DECIDED_TIMEOUT.toNanos();
        while (true) {
            try {
                admin.listOffsets(partitions).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() > deadlineNs) {
                    throw e;
                }
            }
        }
    }

    void send(String topic, List<Reading> readings)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (Reading reading : readings) {
                int partition = (int) (reading.id() % PARTITIONS);
                sent.add(
                        producer.send(
                                new ProducerRecord<>(topic, partition, null, reading.line())));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    /**
     * Reads what is committed, all the time, until {@code endedAtNs} says that nothing more will
     * come, and then to the end. An offset has one record for ever, and none is passed twice: so
     * nothing that was read can be withdrawn. An offset that is gone fails, for what was there is
     * lost to the reader and not by the job.
     */
    void read(String topic, LongSupplier endedAtNs, Consumer<String> lines) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers(),
                                "isolation.level",
                                "read_committed",
                                "auto.offset.reset",
                                "none"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (endedAtNs.getAsLong() == 0) {
                take(consumer, lines);
            }
            Map<TopicPartition, Long> ends = awaitAllDecided(consumer, partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                take(consumer, lines);
            }
        }
    }

    /**
     * Where the partitions end once no transaction is open in them. A broker answers a commit when
     * it is decided, and makes it visible in each partition some while after.
     */
    private Map<TopicPartition, Long> awaitAllDecided(
            KafkaConsumer<String, String> committed, List<TopicPartition> partitions) {
        try (KafkaConsumer<String, String> all =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", servers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            Map<TopicPartition, Long> ends = all.endOffsets(partitions);
            long start = System.nanoTime();
            while (!committed.endOffsets(partitions).equals(ends)) {
                if (System.nanoTime() - start > DECIDED_TIMEOUT.toNanos()) {
                    throw new AssertionError(
                            "A transaction is still open at the job's end: readers see up to "
                                    + committed.endOffsets(partitions)
                                    + ", the log ends at "
                                    + ends);
                }
            }
            return ends;
        }
    }

    private static void take(KafkaConsumer<String, String> consumer, Consumer<String> lines) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(20))) {
            lines.accept(record.value());
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
