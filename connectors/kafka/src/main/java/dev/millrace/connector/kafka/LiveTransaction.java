// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.time.Duration;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A producer and its transaction: one at a time, but any number after each other. Used by the
 * writer until it is staged, then by the committer; they hand it over through {@link
 * SubtaskTransactions}.
 */
final class LiveTransaction {
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /** How often a commit that did not answer in time is asked for before it is looked up. */
    private static final int COMMIT_ATTEMPTS = 3;

    private final String transactionalId;
    private final Producer<byte[], byte[]> producer;
    private final Callback acknowledged = this::acknowledged;

    /** Set by the client's thread. */
    private volatile @Nullable Exception failure;

    private @Nullable String firstTopic;

    LiveTransaction(String transactionalId, Producer<byte[], byte[]> producer) {
        this.transactionalId = transactionalId;
        this.producer = producer;
    }

    String transactionalId() {
        return transactionalId;
    }

    /** Bars every earlier producer of this transactional id and aborts what it left open. */
    void claim() {
        producer.initTransactions();
    }

    void begin() {
        firstTopic = null;
        producer.beginTransaction();
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void send(ProducerRecord<byte[], byte[]> record) {
        requireNoFailure();
        producer.send(record, acknowledged);
        if (firstTopic == null) {
            firstTopic = record.topic();
        }
    }

    private void acknowledged(@Nullable RecordMetadata metadata, @Nullable Exception thrown) {
        if (thrown != null && failure == null) {
            failure = thrown;
        }
    }

    /** All that was sent, and the marker, is with the brokers; only the commit is missing. */
    void complete(String markerGroup, long epoch) {
        if (firstTopic == null) {
            throw new IllegalStateException("Nothing was sent in " + transactionalId);
        }
        requireNoFailure();
        TransactionMarkers.send(producer, markerGroup, firstTopic, epoch);
        producer.flush();
        requireNoFailure();
    }

    /** Commits. After any exception the outcome is not known, unless it {@link #isFenced}. */
    void commit() {
        for (int attempt = 1; ; attempt++) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (attempt == COMMIT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Whether somebody else has taken the transactional id, or the broker has ended it. */
    static boolean isFenced(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof ProducerFencedException
                    || at instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    void requireNoFailure() {
        Exception thrown = failure;
        if (thrown == null) {
            return;
        }
        if (isFenced(thrown)) {
            throw fenced(thrown);
        }
        throw new KafkaException(
                "A record written before was not taken by Kafka: " + thrown.getMessage(), thrown);
    }

    KafkaException fenced(Throwable cause) {
        return new KafkaException(
                "Kafka has ended transaction "
                        + transactionalId
                        + ": either another run of this job has taken over, or it was open for"
                        + " longer than transaction.timeout.ms, which must be longer than it takes"
                        + " from one checkpoint to the end of the next. Two jobs of one name need a"
                        + " transactionalIdPrefix each",
                cause);
    }

    /** Ends it; what is open is aborted. */
    void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    /** Ends it without a word to the brokers, who may not answer. */
    void abandon() {
        producer.close(Duration.ZERO);
    }
}
