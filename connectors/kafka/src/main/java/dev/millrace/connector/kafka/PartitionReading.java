// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.ReaderOutput;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/** How far a reader is in one partition. Owned by the reader. */
final class PartitionReading {
    final TopicPartition partition;
    final String splitId;
    private final long endOffset;
    private long next;
    private int leaderEpoch;
    private boolean caughtUp;

    PartitionReading(KafkaSplit split) {
        partition = split.topicPartition();
        splitId = split.splitId();
        endOffset = split.endOffset();
        next = split.offset();
        leaderEpoch = split.leaderEpoch();
    }

    /** When a record came into being, as the api says it. */
    static long timestampOf(ConsumerRecord<byte[], byte[]> record) {
        return record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE
                ? ReaderOutput.NO_TIMESTAMP
                : record.timestamp();
    }

    /** Whether a record is before the end; one that is not ends the partition. */
    boolean takes(long offset) {
        if (offset < endOffset) {
            return true;
        }
        next = endOffset;
        return false;
    }

    /** This record was handed out. */
    void passed(ConsumerRecord<byte[], byte[]> record) {
        next = record.offset() + 1;
        leaderEpoch = record.leaderEpoch().orElse(KafkaSplit.NO_LEADER_EPOCH);
        caughtUp = false;
    }

    /** All that was fetched was handed out; Kafka stands here, maybe after records not shown. */
    void advanceTo(OffsetAndMetadata position) {
        if (position.offset() > next) {
            next = Math.min(position.offset(), endOffset);
            leaderEpoch = position.leaderEpoch().orElse(KafkaSplit.NO_LEADER_EPOCH);
        }
    }

    /** Reading goes on at another place, for the records between are gone. */
    void jumpTo(long offset) {
        next = offset;
        leaderEpoch = KafkaSplit.NO_LEADER_EPOCH;
    }

    boolean isFinished() {
        return next >= endOffset;
    }

    /** Returns whether this is news. */
    boolean becomesCaughtUp() {
        boolean news = !caughtUp;
        caughtUp = true;
        return news;
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Where the consumer has to stand to read what follows. */
    OffsetAndMetadata position() {
        Optional<Integer> epoch =
                leaderEpoch == KafkaSplit.NO_LEADER_EPOCH
                        ? Optional.empty()
                        : Optional.of(leaderEpoch);
        return new OffsetAndMetadata(next, epoch, "");
    }

    KafkaSplit split() {
        return new KafkaSplit(
                partition.topic(), partition.partition(), next, leaderEpoch, endOffset);
    }
}
