// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What one poll of the client gave, partition by partition, and how far it is handed out. */
final class FetchedRecords {
    private ConsumerRecords<byte[], byte[]> fetched = ConsumerRecords.empty();
    private Iterator<TopicPartition> waiting = Collections.emptyIterator();
    private @Nullable TopicPartition partition;
    private List<ConsumerRecord<byte[], byte[]>> records = List.of();
    private int next;

    /** Returns whether there is anything in it: records, or positions that moved without any. */
    boolean take(ConsumerRecords<byte[], byte[]> polled) {
        fetched = polled;
        waiting = polled.partitions().iterator();
        skipPartition();
        return !polled.isEmpty() || !polled.nextOffsets().isEmpty();
    }

    /** The partition that has the next record, null if there is no more. */
    @Nullable TopicPartition partition() {
        if (next == records.size()) {
            skipPartition();
        }
        return partition;
    }

    /** The next record of this partition, null if it has no more. */
    @Nullable ConsumerRecord<byte[], byte[]> peek() {
        return next < records.size() ? records.get(next) : null;
    }

    void next() {
        next++;
    }

    void skipPartition() {
        partition = waiting.hasNext() ? waiting.next() : null;
        records = partition == null ? List.of() : fetched.records(partition);
        next = 0;
    }

    /** Where the client stands after these records, in each partition that moved. */
    Map<TopicPartition, OffsetAndMetadata> positions() {
        return fetched.nextOffsets();
    }

    void clear() {
        take(ConsumerRecords.empty());
    }
}
