// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes a record of a topic from a record of the job.
 *
 * <pre>{@code
 * KafkaEncoder<Order> orders =
 *         (order, timestamp) -> new ProducerRecord<>("orders", order.key(), order.json());
 * }</pre>
 *
 * @param <T> type of the job's records
 */
@FunctionalInterface
public interface KafkaEncoder<T> {

    /**
     * Encodes one record. Called by all writers at once unless each was given its own.
     *
     * @param value the job's record
     * @param timestamp its event time in ms since the epoch, {@code Long.MIN_VALUE} if it has none
     * @return where it goes: topic, and what else is wanted of partition, timestamp, key, value and
     *     headers. Without a timestamp of its own it gets the event time if that is not negative,
     *     else the time of writing. A null value is a tombstone
     * @throws Exception if it cannot be written: the sink's error policy decides
     */
    ProducerRecord<byte[], byte[]> encode(T value, long timestamp) throws Exception;
}
