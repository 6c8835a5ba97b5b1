// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.kafka;

import dev.millrace.benchmarks.topics.BrokerPlace;
import dev.millrace.benchmarks.topics.TopicInput;
import dev.millrace.connector.kafka.broker.KafkaBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A process with a broker whose input topic is filled; it lives as long as its standard input. */
final class PreparedBroker {
    private PreparedBroker() {}

    /**
     * @param args an empty directory, how many records, of how many keys
     */
    public static void main(String[] args) throws Exception {
        TopicInput input = new TopicInput(Long.parseLong(args[1]), Integer.parseInt(args[2]));
        try (KafkaBroker broker =
                KafkaBroker.in(Path.of(args[0])).withJvm("-Xmx1g", "-Xms1g").start()) {
            String servers = broker.bootstrapServers();
            try (Topics topics = Topics.at(servers)) {
                topics.create(Topics.INPUT);
            }
            fill(servers, input);
            System.out.println(new BrokerPlace(servers).line());
            while (System.in.read() >= 0) {
                // Nothing is ever said here; what counts is the end.
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static void fill(String servers, TopicInput input) throws Exception {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "linger.ms", "20", "batch.size", "65536");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long number = 0; number < input.records(); number++) {
                long key = input.key(number);
                producer.send(
                        new ProducerRecord<>(
                                Topics.INPUT,
                                TopicInput.partition(number),
                                TopicInput.bytes(key),
                                TopicInput.value(key)),
                        (metadata, thrown) -> failure.compareAndSet(null, thrown));
            }
            producer.flush();
        }
        Exception thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
