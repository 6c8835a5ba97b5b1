// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.SourceSplit;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition, and where in it one stands.
 *
 * @param topic its topic
 * @param partition its number in the topic
 * @param offset of the record to read next
 * @param leaderEpoch of the last record read, by which Kafka notices that a log was cut off and
 *     written anew; -1 if not known
 * @param endOffset of the first record that is not read any more, {@link #NO_END} for none
 */
public record KafkaSplit(String topic, int partition, long offset, int leaderEpoch, long endOffset)
        implements SourceSplit {
    /** The end of a split that never ends. */
    public static final long NO_END = Long.MAX_VALUE;

    static final int NO_LEADER_EPOCH = -1;
    private static final int NO_PARTITION = -1;

    static KafkaSplit of(TopicPartition partition, long offset, long endOffset) {
        return new KafkaSplit(
                partition.topic(), partition.partition(), offset, NO_LEADER_EPOCH, endOffset);
    }

    /** Says to a reader that this partition is gone, whoever reads it. */
    static KafkaSplit gone(TopicPartition partition) {
        return of(partition, 0, 0);
    }

    /**
     * Says to the reader of {@code subtask} that there is nothing for it now: unlike a reader that
     * has not been answered yet, it holds up no watermark.
     */
    static KafkaSplit none(int subtask) {
        return new KafkaSplit("(none for " + subtask + ")", NO_PARTITION, 0, NO_LEADER_EPOCH, 0);
    }

    boolean isNone() {
        return partition == NO_PARTITION;
    }

    boolean isGone() {
        return endOffset == 0;
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    /** As Kafka's own tools write it: topic, dash, partition. */
    @Override
    public String splitId() {
        return topic + "-" + partition;
    }
}
