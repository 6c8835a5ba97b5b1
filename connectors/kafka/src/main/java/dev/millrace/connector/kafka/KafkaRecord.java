// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic with all that Kafka knows about it, as a plain value.
 *
 * @param topic where it was read
 * @param partition of the topic
 * @param offset in the partition
 * @param timestamp in ms since the epoch, {@code Long.MIN_VALUE} if it has none
 * @param key null if there is none
 * @param value null if the record is a tombstone
 * @param headers in their order
 * @param <K> type of the key
 * @param <V> type of the value
 */
public record KafkaRecord<K, V>(
        String topic,
        int partition,
        long offset,
        long timestamp,
        @Nullable K key,
        @Nullable V value,
        List<KafkaHeader> headers) {

    public KafkaRecord {
        Objects.requireNonNull(topic, "topic");
        headers = List.copyOf(headers);
    }

    static <K, V> KafkaRecord<K, V> of(
            ConsumerRecord<byte[], byte[]> record, @Nullable K key, @Nullable V value) {
        List<KafkaHeader> headers = new ArrayList<>();
        record.headers().forEach(header -> headers.add(KafkaHeader.of(header)));
        return new KafkaRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                PartitionReading.timestampOf(record),
                key,
                value,
                headers);
    }

    /** Whether it says that its key is deleted. */
    public boolean isTombstone() {
        return value == null;
    }
}
