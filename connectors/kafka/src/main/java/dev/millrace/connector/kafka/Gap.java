// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.ReaderOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** Records that should be read next and are not there. */
final class Gap {
    private final OffsetOutOfRangeException cause;
    private final Consumer<byte[], byte[]> consumer;
    private final LostRecords policy;

    Gap(OffsetOutOfRangeException cause, Consumer<byte[], byte[]> consumer, LostRecords policy) {
        this.cause = cause;
        this.consumer = consumer;
        this.policy = policy;
    }

    /**
     * Goes on after it and rejects it, or fails. A log that was cut off may have grown past the
     * offset again by now: then reading goes on at the offset, for no more than the part cut off is
     * gone.
     */
    void pass(Map<TopicPartition, PartitionReading> partitions, ReaderOutput<?> output)
            throws IOException {
        Map<TopicPartition, Long> missing = cause.offsetOutOfRangePartitions();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(missing.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(missing.keySet());
        for (Map.Entry<TopicPartition, Long> entry : missing.entrySet()) {
            TopicPartition partition = entry.getKey();
            long offset = entry.getValue();
            long begin = Objects.requireNonNull(begins.get(partition));
            long end = Objects.requireNonNull(ends.get(partition));
            PartitionReading reading = partitions.get(partition);
            IOException failure = new IOException(message(partition, offset, begin, end), cause);
            if (policy == LostRecords.STOP || reading == null) {
                throw failure;
            }
            long goesOnAt = offset < begin ? begin : truncatedAt(partition, Math.min(offset, end));
            consumer.seek(partition, goesOnAt);
            reading.jumpTo(goesOnAt);
            output.split(reading.splitId);
            output.reject(null, offset, failure);
        }
    }

    private long truncatedAt(TopicPartition partition, long otherwise) {
        if (cause instanceof LogTruncationException truncation) {
            OffsetAndMetadata divergence = truncation.divergentOffsets().get(partition);
            if (divergence != null) {
                return divergence.offset();
            }
        }
        return otherwise;
    }

    private String message(TopicPartition partition, long offset, long begin, long end) {
        String what =
                offset < begin
                        ? "retention removed records before they were read"
                        : "its log was cut off, or its topic was deleted and made anew";
        return "Partition "
                + partition
                + " does not hold offset "
                + offset
                + " any more, only those from "
                + begin
                + " to "
                + end
                + ": "
                + what
                + (policy == LostRecords.STOP
                        ? ". To go on without them, set onLostRecords(READ_ON) and an error policy"
                        : ". The source goes on with what there is");
    }
}
