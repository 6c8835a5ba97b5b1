// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.graph.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes dead letters so that they can be read, understood, and sent again. */
final class DeadLetterEncoder implements KafkaEncoder<DeadLetter> {
    private static final String ORIGIN = "millrace.origin.";
    private static final String ERROR = "millrace.error.";

    private final String topic;

    DeadLetterEncoder(String topic) {
        this.topic = Objects.requireNonNull(topic, "topic");
    }

    @Override
    public ProducerRecord<byte[], byte[]> encode(DeadLetter letter, long timestamp) {
        RecordHeaders headers = new RecordHeaders();
        byte[] key = null;
        byte[] value = bytes(letter.payload());
        Long time = null;
        if (letter.payload() instanceof KafkaRecord<?, ?> record) {
            record.headers().forEach(header -> headers.add(header.key(), header.value()));
            key = bytes(record.key());
            value = bytes(record.value());
            time = record.timestamp() < 0 ? null : (Long) record.timestamp();
            put(headers, ORIGIN + "topic", record.topic());
            put(headers, ORIGIN + "partition", Integer.toString(record.partition()));
            put(headers, ORIGIN + "offset", Long.toString(record.offset()));
        } else {
            put(headers, ORIGIN + "input", letter.input());
            put(headers, ORIGIN + "position", Long.toString(letter.position()));
        }
        put(headers, ERROR + "operator", letter.operator());
        put(headers, ERROR + "class", letter.cause().getClass().getName());
        put(headers, ERROR + "message", String.valueOf(letter.cause().getMessage()));
        return new ProducerRecord<>(topic, null, time, key, value, headers);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes as they are, anything else as its text. */
    private static byte @Nullable [] bytes(@Nullable Object payload) {
        if (payload == null || payload instanceof byte[]) {
            return (byte[]) payload;
        }
        return payload.toString().getBytes(StandardCharsets.UTF_8);
    }
}
