// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes at least once: before a checkpoint all records are with the brokers.
 *
 * <p>Kafka's own thread sends what is buffered, so {@link #flush} in the midst of the input has
 * nothing to hand on.
 */
final class PlainWriter<T> implements CommittingWriter<T, StagedTransaction> {
    private final RecordEncoding<T> encoding;
    private final Producer<byte[], byte[]> producer;
    private final Callback acknowledged = this::acknowledged;

    /** Set by the client's thread. */
    private volatile @Nullable Exception failure;

    PlainWriter(RecordEncoding<T> encoding, ProducerSettings settings, WriterContext context) {
        this.encoding = encoding;
        this.producer = new KafkaProducer<>(settings.forWriter(context.subtask()));
    }

    private void acknowledged(@Nullable RecordMetadata metadata, @Nullable Exception thrown) {
        if (thrown != null && failure == null) {
            failure = thrown;
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(T value, long timestamp) throws Exception {
        requireNoFailure();
        producer.send(encoding.encode(value, timestamp), acknowledged);
    }

    @Override
    public void flush(boolean endOfInput) {
        if (endOfInput) {
            producer.flush();
        }
        requireNoFailure();
    }

    @Override
    public List<StagedTransaction> prepareCommit(long epoch, boolean endOfInput) {
        producer.flush();
        requireNoFailure();
        return List.of();
    }

    private void requireNoFailure() {
        Exception thrown = failure;
        if (thrown != null) {
            throw new KafkaException(
                    "A record written before was not taken by Kafka: " + thrown.getMessage(),
                    thrown);
        }
    }

    @Override
    public void close() {
        producer.close(LiveTransaction.CLOSE_TIMEOUT);
    }
}
