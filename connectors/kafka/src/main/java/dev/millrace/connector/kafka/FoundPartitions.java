// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.List;
import java.util.Map;

/**
 * What a source's enumerator remembers over a restart.
 *
 * @param begun whether the partitions were looked up once; those found later are read from their
 *     beginning
 * @param waiting partitions that no reader has yet
 * @param topicIds Kafka's id of the topic of each partition that was found, by the split's id: a
 *     topic deleted and made anew has another one
 */
public record FoundPartitions(
        boolean begun, List<KafkaSplit> waiting, Map<String, String> topicIds) {

    public FoundPartitions {
        waiting = List.copyOf(waiting);
        topicIds = Map.copyOf(topicIds);
    }
}
