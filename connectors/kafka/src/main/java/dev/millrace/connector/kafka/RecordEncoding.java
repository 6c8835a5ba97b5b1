// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Makes records for Kafka that it will take, or says at once why it would not. */
final class RecordEncoding<T> {
    private final KafkaEncoder<? super T> encoder;
    private final int maxRequestBytes;

    RecordEncoding(KafkaEncoder<? super T> encoder, ProducerSettings settings) {
        this.encoder = encoder;
        this.maxRequestBytes = settings.maxRequestBytes();
    }

    ProducerRecord<byte[], byte[]> encode(T value, long timestamp) throws Exception {
        ProducerRecord<byte[], byte[]> record = required(encoder.encode(value, timestamp));
        requireFits(record);
        if (record.timestamp() != null || timestamp < 0) {
            return record;
        }
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                timestamp,
                record.key(),
                record.value(),
                record.headers());
    }

    private static ProducerRecord<byte[], byte[]> required(
            @Nullable ProducerRecord<byte[], byte[]> record) {
        if (record == null) {
            throw new IllegalArgumentException(
                    "The encoder of the Kafka sink gave null: filter records before the sink, and"
                            + " write a tombstone as a record whose value is null");
        }
        return record;
    }

    /** The client would find out too, but would take the whole transaction down for it. */
    private void requireFits(ProducerRecord<byte[], byte[]> record) {
        int sizeBytes = OutputLog.mostBytes(record);
        if (sizeBytes > maxRequestBytes) {
            throw new RecordTooLargeException(
                    "A record of about "
                            + sizeBytes
                            + " bytes for topic '"
                            + record.topic()
                            + "' is more than max.request.size, which is "
                            + maxRequestBytes
                            + ": raise it, and message.max.bytes of the broker");
        }
    }
}
