// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Kafka how far a job is, after each checkpoint. Nothing of the job depends on it, so a
 * failure is logged and no more. Owned by the reader.
 */
final class OffsetCommits {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetCommits.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Checkpoints that were taken and are not yet complete; more would be a stuck engine. */
    private static final int MOST_PENDING = 64;

    private record Taken(
            List<KafkaSplit> splits, Map<TopicPartition, OffsetAndMetadata> finished) {}

    private final Consumer<byte[], byte[]> consumer;
    private final @Nullable String groupId;
    private final Map<TopicPartition, OffsetAndMetadata> finished = new HashMap<>();
    private final Deque<Taken> pending = new ArrayDeque<>();

    OffsetCommits(Consumer<byte[], byte[]> consumer, @Nullable String groupId) {
        this.consumer = consumer;
        this.groupId = groupId;
    }

    /** A partition that was read to its end is in no later snapshot. */
    void finished(PartitionReading reading) {
        finished.put(reading.partition, reading.position());
    }

    /** A checkpoint has these splits, and what is finished by now. */
    void remember(List<KafkaSplit> splits) {
        if (groupId == null) {
            return;
        }
        if (pending.size() == MOST_PENDING) {
            pending.removeFirst();
        }
        pending.add(new Taken(splits, Map.copyOf(finished)));
    }

    /**
     * Commits what belongs to a complete checkpoint.
     *
     * @param isPolled whether the consumer is still polled, which lets a commit be sent aside
     */
    void commit(List<KafkaSplit> splits, boolean isPolled) {
        if (groupId == null) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(finishedAt(splits));
        for (KafkaSplit split : splits) {
            offsets.put(split.topicPartition(), new PartitionReading(split).position());
        }
        if (offsets.isEmpty()) {
            return;
        }
        if (isPolled) {
            consumer.commitAsync(offsets, (committed, failure) -> report(failure));
        } else {
            commitNow(offsets);
        }
    }

    /** Forgets the checkpoints before that one, which will not complete any more. */
    private Map<TopicPartition, OffsetAndMetadata> finishedAt(List<KafkaSplit> splits) {
        if (pending.stream().noneMatch(taken -> taken.splits().equals(splits))) {
            return Map.of();
        }
        Taken taken = pending.removeFirst();
        while (!taken.splits().equals(splits)) {
            taken = pending.removeFirst();
        }
        return taken.finished();
    }

    private void commitNow(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets, TIMEOUT);
        } catch (KafkaException e) {
            report(e);
        }
    }

    private void report(@Nullable Exception failure) {
        if (failure != null) {
            LOG.warn(
                    "Offsets of group '{}' could not be committed. The job does not need them, but"
                            + " tools for consumer lag show old ones",
                    groupId,
                    failure);
        }
    }
}
