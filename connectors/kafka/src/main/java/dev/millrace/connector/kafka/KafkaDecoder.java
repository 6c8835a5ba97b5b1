// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of the job from a record of a topic.
 *
 * <pre>{@code
 * KafkaDecoder<Order> orders = record -> Order.parse(record.value());
 * }</pre>
 *
 * @param <T> type of the job's records
 */
@FunctionalInterface
public interface KafkaDecoder<T> {

    /**
     * Decodes one record. Called by all readers at once unless each was given its own.
     *
     * @param record with topic, partition, offset, timestamp and headers; key and value are null
     *     where the topic holds none: a null value is a tombstone
     * @return the job's record; null is passed on as a record like any other
     * @throws Exception if it cannot be read: the source's error policy decides, and a dead letter
     *     carries the record as a {@link KafkaRecord} of bytes
     */
    @Nullable T decode(ConsumerRecord<byte[], byte[]> record) throws Exception;
}
