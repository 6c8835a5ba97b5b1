// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How a sink writes.
 *
 * @param properties what the user gave to the clients
 * @param delivery what is promised
 * @param transactionalIdPrefix what all transactional ids begin with
 * @param maxHeldBytes of output held by one subtask for one epoch, 0 for a share of the heap
 * @param lostMarkers what is done about a commit that Kafka has forgotten
 */
record ProducerSettings(
        ClientProperties properties,
        Delivery delivery,
        String transactionalIdPrefix,
        long maxHeldBytes,
        LostMarkers lostMarkers) {

    private static final Map<String, String> RESERVED =
            Map.of(
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    "transactional ids are made by the sink, with transactionalIdPrefix",
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    "the sink's encoder does this",
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    "the sink's encoder does this",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    "without it records get lost or doubled when a request is repeated",
                    ProducerConfig.ACKS_CONFIG,
                    "the sink waits for all replicas in sync; a record acknowledged by fewer can"
                            + " get lost");

    /** A quarter of the heap for all subtasks together, and at least something of use. */
    private static final int HEAP_SHARE = 4;

    private static final long LEAST_HELD_BYTES = 16L * 1024 * 1024;

    static ProducerSettings standard(String bootstrapServers) {
        return new ProducerSettings(
                ClientProperties.of(bootstrapServers, ProducerConfig.configDef(), RESERVED),
                Delivery.AT_LEAST_ONCE,
                "millrace",
                0,
                LostMarkers.STOP);
    }

    ProducerSettings properties(ClientProperties properties) {
        return new ProducerSettings(
                properties, delivery, transactionalIdPrefix, maxHeldBytes, lostMarkers);
    }

    ProducerSettings delivery(Delivery delivery) {
        return new ProducerSettings(
                properties, delivery, transactionalIdPrefix, maxHeldBytes, lostMarkers);
    }

    ProducerSettings transactionalIdPrefix(String prefix) {
        return new ProducerSettings(properties, delivery, prefix, maxHeldBytes, lostMarkers);
    }

    ProducerSettings maxHeldBytes(long bytes) {
        return new ProducerSettings(
                properties, delivery, transactionalIdPrefix, bytes, lostMarkers);
    }

    ProducerSettings lostMarkers(LostMarkers policy) {
        return new ProducerSettings(
                properties, delivery, transactionalIdPrefix, maxHeldBytes, policy);
    }

    long maxHeldBytes(int parallelism) {
        long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE / parallelism;
        return maxHeldBytes > 0 ? maxHeldBytes : Math.max(LEAST_HELD_BYTES, share);
    }

    int maxRequestBytes() {
        Object otherwise =
                ProducerConfig.configDef()
                        .defaultValues()
                        .get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        return Integer.parseInt(
                properties.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(otherwise)));
    }

    /** What a producer without transactions is made of. */
    Map<String, Object> forWriter(int subtask) {
        Map<String, Object> all = properties.over(new LinkedHashMap<>());
        // One name for two clients of a process would make them share their metrics.
        all.computeIfPresent(ProducerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-" + subtask);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        return all;
    }

    /** What a producer with transactions is made of. */
    Map<String, Object> forTransactions(String transactionalId, int timeoutMs) {
        Map<String, Object> all = forWriter(0);
        all.remove(ProducerConfig.CLIENT_ID_CONFIG);
        all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeoutMs);
        return all;
    }
}
