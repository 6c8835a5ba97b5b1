// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Which epochs of a subtask are committed, as the target itself remembers it. A transaction
 * commits, with its records, an offset that is the number of its epoch, in a group that nobody else
 * uses. So the marker is there exactly if the records are. The partition it is filed under is the
 * first of some topic of the transaction, which only has to exist.
 *
 * <p>Epochs of a group are committed in their order, so the highest speaks for all before it.
 */
final class TransactionMarkers {
    private final Admin admin;

    TransactionMarkers(Admin admin) {
        this.admin = admin;
    }

    /**
     * Puts the marker into the open transaction of {@code producer}.
     *
     * <p>The group has no members, so there is no consumer to take its metadata from. Kafka means
     * to make the metadata an interface (KIP-1136); until then its constructor is the only way.
     */
    @SuppressWarnings("removal")
    static void send(Producer<byte[], byte[]> producer, String group, String topic, long epoch) {
        producer.sendOffsetsToTransaction(
                Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(epoch)),
                new ConsumerGroupMetadata(group));
    }

    /** Whether this output is committed; its transaction must not be open any more. */
    boolean isCommitted(StagedTransaction staged) {
        OptionalLong epoch = lastEpoch(staged.markerGroup());
        return epoch.isPresent() && epoch.getAsLong() >= staged.epoch();
    }

    private OptionalLong lastEpoch(String group) {
        Map<String, ListConsumerGroupOffsetsSpec> asked =
                Map.of(group, new ListConsumerGroupOffsetsSpec());
        ListConsumerGroupOffsetsOptions decided =
                new ListConsumerGroupOffsetsOptions().requireStable(true);
        try {
            return Answers.of(
                            admin.listConsumerGroupOffsets(asked, decided)
                                    .partitionsToOffsetAndMetadata(group))
                    .values()
                    .stream()
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .max();
        } catch (GroupIdNotFoundException e) {
            return OptionalLong.empty();
        }
    }
}
