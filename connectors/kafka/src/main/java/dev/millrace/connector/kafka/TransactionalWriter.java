// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of an epoch into one transaction and holds a copy of them. An epoch without
 * records has none.
 */
final class TransactionalWriter<T> implements CommittingWriter<T, StagedTransaction> {
    private final RecordEncoding<T> encoding;
    private final SubtaskTransactions transactions;
    private final WriterContext context;
    private final OutputLog held = new OutputLog();
    private final long maxHeldBytes;
    private @Nullable LiveTransaction current;

    TransactionalWriter(
            RecordEncoding<T> encoding, SubtaskTransactions transactions, WriterContext context) {
        this.encoding = encoding;
        this.transactions = transactions;
        this.context = context;
        this.maxHeldBytes = transactions.maxHeldBytes();
        try {
            transactions.open();
        } catch (RuntimeException e) {
            transactions.close();
            throw e;
        }
    }

    @Override
    public void write(T value, long timestamp) throws Exception {
        requireRoom();
        ProducerRecord<byte[], byte[]> record = encoding.encode(value, timestamp);
        LiveTransaction transaction = current;
        if (transaction == null) {
            transaction = transactions.begin();
            current = transaction;
        }
        transaction.send(record);
        held.add(record);
    }

    /** Kafka's own thread sends what is buffered; here only failures are looked for. */
    @Override
    public void flush(boolean endOfInput) {
        requireRoom();
        if (current != null) {
            current.requireNoFailure();
        }
    }

    @Override
    public List<StagedTransaction> prepareCommit(long epoch, boolean endOfInput) {
        LiveTransaction transaction = current;
        if (transaction == null || held.isEmpty()) {
            return List.of();
        }
        String markerGroup = transactions.names().markerGroup();
        try {
            transaction.complete(markerGroup, epoch);
        } catch (KafkaException e) {
            throw LiveTransaction.isFenced(e) ? transaction.fenced(e) : e;
        }
        List<StagedTransaction> staged = staged(transaction, markerGroup, epoch);
        transactions.stage(transaction);
        current = null;
        return staged;
    }

    /** A piece for each array. */
    private List<StagedTransaction> staged(
            LiveTransaction transaction, String markerGroup, long epoch) {
        long nowMs = context.processingTimeMs();
        List<String> topics = held.topics();
        return held.take().stream()
                .map(
                        packed ->
                                new StagedTransaction(
                                        transaction.transactionalId(),
                                        markerGroup,
                                        epoch,
                                        nowMs,
                                        packed.records(),
                                        topics,
                                        List.of(packed.bytes())))
                .toList();
    }

    private void requireRoom() {
        if (held.sizeBytes() > maxHeldBytes) {
            throw new KafkaException(
                    "The output of one epoch is more than "
                            + maxHeldBytes
                            + " bytes, which is what a subtask of the sink may hold until it is"
                            + " committed. Take checkpoints more often, give the process more"
                            + " memory, or raise maxHeldBytes");
        }
    }

    @Override
    public void close() {
        try {
            if (current != null) {
                current.close();
                current = null;
            }
        } finally {
            transactions.close();
        }
    }
}
